package dev.muster.projections.resource;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.time.Duration;

/** Why a list cannot be given. */
public abstract sealed class ListRefusal extends Refusal {
    private ListRefusal(RefusalCode code) {
        super(code);
    }

    /** @param fact for the log */
    private ListRefusal(RefusalCode code, String fact) {
        super(code, fact);
    }

    /** No index helps, and looking at all resources takes longer than is good for the others (RFC 7644 §3.12). */
    public static final class TooMany extends ListRefusal {
        /** The filter and the order that were asked for. */
        public final String question;

        public final Duration limit;

        public TooMany(String question, Duration limit) {
            super(RefusalCode.TOO_MANY, "Looking at all resources takes too long");
            this.question = question;
            this.limit = limit;
        }
    }

    /** An attribute that puts nothing in order. */
    public static final class NotSortable extends ListRefusal {
        public final String attribute;
        /** What to do instead. */
        public final String cure;

        public NotSortable(String attribute, String cure) {
            super(RefusalCode.NOT_SORTABLE);
            this.attribute = attribute;
            this.cure = cure;
        }
    }

    /** Not a cursor of ours, or one of another list (RFC 9865). */
    public static final class InvalidCursor extends ListRefusal {
        public InvalidCursor() {
            super(RefusalCode.INVALID_CURSOR);
        }
    }

    /** The client waited too long for the next page (RFC 9865). */
    public static final class ExpiredCursor extends ListRefusal {
        public final Duration lifetime;

        public ExpiredCursor(Duration lifetime) {
            super(RefusalCode.EXPIRED_CURSOR);
            this.lifetime = lifetime;
        }
    }
}
