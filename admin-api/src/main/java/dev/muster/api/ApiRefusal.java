package dev.muster.api;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;

/** Why {@code /api} said no before the directory was asked. */
public abstract sealed class ApiRefusal extends Refusal {
    private ApiRefusal(RefusalCode code) {
        super(code);
    }

    public static final class NoTenantChosen extends ApiRefusal {
        public NoTenantChosen() {
            super(RefusalCode.NO_TENANT_CHOSEN);
        }
    }

    /** A member, parameter or header that cannot be read as what it should be. */
    public static final class BadValue extends ApiRefusal {
        public final String name;
        public final String cure;

        /**
         * @param name the member or parameter
         * @param cure what would be accepted, as a sentence
         */
        public BadValue(String name, String cure) {
            super(RefusalCode.BAD_VALUE);
            this.name = name;
            this.cure = cure;
        }
    }

    /** Only a live credential can be rotated. */
    public static final class CredentialOver extends ApiRefusal {
        public CredentialOver() {
            super(RefusalCode.CREDENTIAL_OVER);
        }
    }

    /** Nobody disables themselves. */
    public static final class LocksYouOut extends ApiRefusal {
        public LocksYouOut() {
            super(RefusalCode.LOCKS_YOU_OUT);
        }
    }

    /** The person's role opens the call, but not for what belongs to no tenant. */
    public static final class OperatorsOnly extends ApiRefusal {
        public OperatorsOnly() {
            super(RefusalCode.OPERATORS_ONLY);
        }
    }

    /** The person's role opens the call, but not for making an operator. */
    public static final class OperatorMadeByOperator extends ApiRefusal {
        public OperatorMadeByOperator() {
            super(RefusalCode.OPERATOR_MADE_BY_OPERATOR);
        }
    }
}
