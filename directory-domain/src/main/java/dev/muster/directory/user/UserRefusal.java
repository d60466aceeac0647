package dev.muster.directory.user;

import dev.muster.directory.Refusal;
import dev.muster.directory.UserId;
import dev.muster.directory.refusal.RefusalCode;
import java.util.UUID;

/** Why a user's command was refused. */
public abstract sealed class UserRefusal extends Refusal {
    private UserRefusal(RefusalCode code) {
        super(code);
    }

    /** @param fact for the log */
    private UserRefusal(RefusalCode code, String fact) {
        super(code, fact);
    }

    /** Another user of the tenant has that userName, in whatever case. */
    public static final class UserNameTaken extends UserRefusal {
        public final String userName;

        public UserNameTaken(String userName) {
            super(
                    RefusalCode.USER_NAME_TAKEN,
                    "The userName is taken"); // the name itself is personal and texts like this end in logs
            this.userName = userName;
        }
    }

    /** Only a leaver can be reinstated. */
    public static final class StillActive extends UserRefusal {
        public final String userName;

        public StillActive(String userName) {
            super(RefusalCode.USER_STILL_ACTIVE, "The user is active");
            this.userName = userName;
        }
    }

    /** A leaver is there who may have been meant, but nothing says that it is the same person. */
    public static final class NotKnownAgain extends UserRefusal {
        public final String userName;

        public NotKnownAgain(String userName) {
            super(RefusalCode.USER_NOT_KNOWN_AGAIN, "Nothing says that it is the same person");
            this.userName = userName;
        }
    }

    /** There is no such question open on the record. */
    public static final class NothingAsked extends UserRefusal {
        public NothingAsked() {
            super(RefusalCode.QUESTION_CLOSED);
        }
    }

    /** Another question was asked later; it speaks of whoever has the record now. */
    public static final class AskedLater extends UserRefusal {
        public final UUID question;

        public AskedLater(UUID question) {
            super(RefusalCode.LATER_QUESTION_OPEN);
            this.question = question;
        }
    }

    /** The one whom a client knows by this record has another one now. */
    public static final class Separated extends UserRefusal {
        public final UserId successor;

        public Separated(UserId successor) {
            super(RefusalCode.RECORD_SEPARATED);
            this.successor = successor;
        }
    }
}
