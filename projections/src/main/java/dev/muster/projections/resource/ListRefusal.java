package dev.muster.projections.resource;

import dev.muster.directory.Refusal;
import java.time.Duration;

/** Why a list cannot be given. */
public abstract sealed class ListRefusal extends Refusal {
    private ListRefusal(String fact) {
        super(fact);
    }

    /** No index helps, and looking at all resources takes longer than is good for the others (RFC 7644 §3.12). */
    public static final class TooMany extends ListRefusal {
        /** The filter and the order that were asked for. */
        public final String question;

        public final Duration limit;

        public TooMany(String question, Duration limit) {
            super("Looking at all resources takes more than " + limit);
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
            super("Nothing can be sorted by " + attribute);
            this.attribute = attribute;
            this.cure = cure;
        }
    }

    /** Not a cursor of ours, or one of another list (RFC 9865). */
    public static final class InvalidCursor extends ListRefusal {
        public InvalidCursor() {
            super("Not a cursor of this list");
        }
    }

    /** The client waited too long for the next page (RFC 9865). */
    public static final class ExpiredCursor extends ListRefusal {
        public final Duration lifetime;

        public ExpiredCursor(Duration lifetime) {
            super("The cursor was given more than " + lifetime + " ago");
            this.lifetime = lifetime;
        }
    }
}
