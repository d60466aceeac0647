package dev.muster.directory.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** Why an integration said no. */
public abstract sealed class IntegrationRefusal extends Refusal {
    private IntegrationRefusal(RefusalCode code) {
        super(code);
    }

    public static final class NoSuchCredential extends IntegrationRefusal {
        public final CredentialId credential;

        public NoSuchCredential(CredentialId credential) {
            super(RefusalCode.NO_SUCH_CREDENTIAL);
            this.credential = credential;
        }
    }

    /** There is no limit to what the integration may take away, so there is nothing to decide. */
    public static final class NoMassChangeGuard extends IntegrationRefusal {
        public NoMassChangeGuard() {
            super(RefusalCode.NO_MASS_CHANGE_GUARD);
        }
    }

    /** Only what is held, or was released, can be rejected. */
    public static final class NothingHeld extends IntegrationRefusal {
        public NothingHeld() {
            super(RefusalCode.NOTHING_HELD);
        }
    }

    /** Only what is live can be rotated. */
    public static final class CredentialRevokedBefore extends IntegrationRefusal {
        public final CredentialId credential;

        public CredentialRevokedBefore(CredentialId credential) {
            super(RefusalCode.CREDENTIAL_REVOKED);
            this.credential = credential;
        }
    }

    /** A successor proves itself as the old one does; a client that is to do otherwise gets a new credential. */
    public static final class SuccessorOfAnotherKind extends IntegrationRefusal {
        public final CredentialId credential;

        public SuccessorOfAnotherKind(CredentialId credential) {
            super(RefusalCode.SUCCESSOR_OF_ANOTHER_KIND);
            this.credential = credential;
        }
    }
}
