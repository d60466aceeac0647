package dev.muster.directory;

import dev.muster.directory.refusal.RefusalCode;
import org.jspecify.annotations.Nullable;

/** A client asked to change what another integration provisioned. It may read it, until the owner hands it over. */
public final class OwnedByAnother extends Refusal {
    /** Null where no integration owns the resource, because a person made it. */
    public final @Nullable IntegrationId owner;

    private OwnedByAnother(@Nullable IntegrationId owner) {
        super(RefusalCode.OWNED_BY_ANOTHER);
        this.owner = owner;
    }

    /** People and Muster itself may change everything that their rights cover; a client only what its integration made. */
    public static void refuseUnlessOwner(@Nullable IntegrationId owner, Actor actor) {
        if (actor instanceof Actor.Client client && !client.integration().equals(owner)) {
            throw new OwnedByAnother(owner);
        }
    }

    /** The integration that becomes the owner of what the actor makes. */
    public static @Nullable IntegrationId ownerMadeBy(Actor actor) {
        return actor instanceof Actor.Client client ? client.integration() : null;
    }
}
