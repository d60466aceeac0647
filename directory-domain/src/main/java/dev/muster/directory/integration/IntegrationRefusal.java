package dev.muster.directory.integration;

import dev.muster.directory.CredentialId;
import dev.muster.directory.Refusal;

/** Why an integration said no. */
public abstract sealed class IntegrationRefusal extends Refusal {
    private IntegrationRefusal(String fact) {
        super(fact);
    }

    public static final class NoSuchCredential extends IntegrationRefusal {
        public final CredentialId credential;

        public NoSuchCredential(CredentialId credential) {
            super("The integration has no credential " + credential.value());
            this.credential = credential;
        }
    }

    /** There is no limit to what the integration may take away, so there is nothing to decide. */
    public static final class NoMassChangeGuard extends IntegrationRefusal {
        public NoMassChangeGuard() {
            super("The integration has no mass-change guard");
        }
    }

    /** Only what is held, or was released, can be rejected. */
    public static final class NothingHeld extends IntegrationRefusal {
        public NothingHeld() {
            super("Nothing is held");
        }
    }

    /** Only what is live can be rotated. */
    public static final class CredentialRevokedBefore extends IntegrationRefusal {
        public final CredentialId credential;

        public CredentialRevokedBefore(CredentialId credential) {
            super("The credential " + credential.value() + " is revoked; mint another");
            this.credential = credential;
        }
    }

    /** A successor proves itself as the old one does; a client that is to do otherwise gets a new credential. */
    public static final class SuccessorOfAnotherKind extends IntegrationRefusal {
        public final CredentialId credential;

        public SuccessorOfAnotherKind(CredentialId credential) {
            super("A successor of the credential " + credential.value()
                    + " proves itself as that one does; mint another for another way");
            this.credential = credential;
        }
    }
}
