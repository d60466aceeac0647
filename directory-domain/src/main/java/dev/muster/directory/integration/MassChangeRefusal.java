package dev.muster.directory.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** Why a client may not take away what it wants to take away. */
public abstract sealed class MassChangeRefusal extends Refusal {
    public final IntegrationId integration;
    public final Removal removal;

    private MassChangeRefusal(RefusalCode code, IntegrationId integration, Removal removal) {
        super(code);
        this.integration = integration;
        this.removal = removal;
    }

    /** It waits for the owner: with it there would be too many, or there were too many before it. */
    public static final class Held extends MassChangeRefusal {
        public final MassChangeLimit limit;

        /** What has been taken away within the window. */
        public final int counted;

        /** Where the integration stood, by {@link MassChangeStanding#version}. */
        public final MassChangeStanding standing;

        public Held(
                IntegrationId integration,
                Removal removal,
                MassChangeLimit limit,
                int counted,
                MassChangeStanding standing) {
            super(RefusalCode.MASS_CHANGE_HELD, integration, removal);
            this.limit = limit;
            this.counted = counted;
            this.standing = standing;
        }

        /** Whether it is this one with which it became too many. */
        public boolean isFirst() {
            return standing.kind() != MassChangeStanding.Kind.HELD;
        }
    }

    /** The owner has said no, and not taken it back yet. */
    public static final class Rejected extends MassChangeRefusal {
        public Rejected(IntegrationId integration, Removal removal) {
            super(RefusalCode.MASS_CHANGE_REJECTED, integration, removal);
        }
    }
}
