package dev.muster.api;

import dev.muster.directory.Refusal;

/** Why {@code /api} said no before the directory was asked. */
public abstract sealed class ApiRefusal extends Refusal {
    private ApiRefusal(String fact) {
        super(fact);
    }

    public static final class NoTenantChosen extends ApiRefusal {
        public NoTenantChosen() {
            super("There are several tenants, and the request names none");
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
            super("The value of '" + name + "' is not usable: " + cure);
            this.name = name;
            this.cure = cure;
        }
    }

    /** What is asked for is already there, or in a state in which it cannot be done. */
    public static final class Conflict extends ApiRefusal {
        public Conflict(String fact) {
            super(fact);
        }
    }

    /** The person's role opens the call, but not for this. */
    public static final class NotYours extends ApiRefusal {
        public NotYours(String fact) {
            super(fact);
        }
    }
}
