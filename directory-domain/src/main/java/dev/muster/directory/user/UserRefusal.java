package dev.muster.directory.user;

import dev.muster.directory.Refusal;

/** Why a user's command was refused. */
public abstract sealed class UserRefusal extends Refusal {
    private UserRefusal(String fact) {
        super(fact);
    }

    /** Another user of the tenant has that userName, in whatever case. */
    public static final class UserNameTaken extends UserRefusal {
        public final String userName;

        public UserNameTaken(String userName) {
            super("The userName is taken"); // the name itself is personal and texts like this end in logs
            this.userName = userName;
        }
    }

    /** Only a leaver can be reinstated. */
    public static final class StillActive extends UserRefusal {
        public final String userName;

        public StillActive(String userName) {
            super("The user is active");
            this.userName = userName;
        }
    }

    /** A leaver is there who may have been meant, but nothing says that it is the same person. */
    public static final class NotKnownAgain extends UserRefusal {
        public final String userName;

        public NotKnownAgain(String userName) {
            super("Nothing says that it is the same person");
            this.userName = userName;
        }
    }
}
