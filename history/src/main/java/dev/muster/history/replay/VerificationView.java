package dev.muster.history.replay;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One verification, running or on record.
 *
 * @param position        the last event that it covers
 * @param eventsPerSecond of the replay, so far
 * @param differenceCount all of them, of which {@code differences} names the first ones
 * @param failure         why there is no verdict
 */
public record VerificationView(
        UUID id,
        String askedBy,
        Instant started,
        @Nullable Instant finished,
        Phase phase,
        long position,
        long eventsTotal,
        long eventsDone,
        long eventsPerSecond,
        @Nullable Verdict verdict,
        long differenceCount,
        List<Difference> differences,
        List<TableDigest> tables,
        @Nullable String failure) {

    /** What the operator sees of all tenants: how many rows of each table, and how many differ, but not which. */
    public VerificationView counted() {
        return new VerificationView(
                id,
                askedBy,
                started,
                finished,
                phase,
                position,
                eventsTotal,
                eventsDone,
                eventsPerSecond,
                verdict,
                differenceCount,
                List.of(),
                tables,
                failure);
    }

    public enum Phase {
        PREPARING,
        REPLAYING,
        COMPARING,
        FINISHED
    }

    public enum Verdict {
        /** The tables hold what the events say, to the last row. */
        AGREES,
        DIFFERS,
        /** The comparison could not be made. */
        FAILED,
        /** The server stopped in the middle. */
        ABANDONED
    }

    /** Of one tenant's rows in one table; equal digests mean equal rows. */
    public record TableDigest(
            String table, UUID tenant, long liveRows, String liveDigest, long replayedRows, String replayedDigest) {
        public boolean agrees() {
            return liveRows == replayedRows && liveDigest.equals(replayedDigest);
        }
    }

    /**
     * A row that is not as the events say.
     *
     * @param key     the row's primary key, column by column; folded names as the start of their SHA-256, because this record
     *                outlives the person
     * @param columns which of them differ, where the row is there on both sides
     */
    public record Difference(String table, UUID tenant, String key, Kind kind, List<String> columns) {
        public enum Kind {
            MISSING_IN_LIVE,
            EXTRA_IN_LIVE,
            DIFFERENT
        }
    }
}
