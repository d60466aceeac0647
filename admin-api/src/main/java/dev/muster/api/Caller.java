package dev.muster.api;

import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.people.PersonRole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person who sent this request: set by the server's authentication as the request attribute {@link #ATTRIBUTE}.
 *
 * @param chosen  the tenant that is spoken of: a person's own; for the operator the one in {@code ?tenant=}, or the only
 *                one that there is
 * @param request the id of the request
 */
public record Caller(
        UUID person, String name, PersonRole role, @Nullable TenantId chosen, String request) {
    public static final String ATTRIBUTE = "dev.muster.api.Caller";

    /** @throws ApiRefusal.NoTenantChosen where the operator has not said which */
    public TenantId tenant() {
        if (chosen == null) throw new ApiRefusal.NoTenantChosen();
        return chosen;
    }

    /** @throws ApiRefusal.NoTenantChosen where the operator has not said which */
    public MessageContext context() {
        return contextIn(tenant());
    }

    /** For a tenant that is only now being opened. */
    public MessageContext contextIn(TenantId tenant) {
        return new MessageContext(tenant, new Actor.Person(person), request, null);
    }
}
