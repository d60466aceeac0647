package dev.muster.directory.integration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an integration stands with its mass-change guard.
 *
 * @param version  the number of the integration's event that brought it there; what was counted before counts no more
 * @param hold     what was held last; null where nothing ever was
 * @param released how much more may go while it is {@link Kind#RELEASED}
 * @param until    the end of that
 * @param since    null where nothing has happened yet
 * @param reason   what the owner gave as one
 */
public record MassChangeStanding(
        Kind kind,
        long version,
        @Nullable UUID hold,
        int released,
        @Nullable Instant until,
        @Nullable Instant since,
        @Nullable String reason) {
    public static final MassChangeStanding COUNTING =
            new MassChangeStanding(Kind.COUNTING, -1, null, 0, null, null, null);

    public enum Kind {
        /** What is taken away is counted. */
        COUNTING,
        /** There were too many, and the owner has not said anything yet. */
        HELD,
        /** The owner lets so many through, and beyond them what the limit leaves. */
        RELEASED,
        /** The owner has said no. */
        REJECTED
    }

    public boolean isReleasedAt(Instant now) {
        return kind == Kind.RELEASED && until != null && now.isBefore(until);
    }
}
