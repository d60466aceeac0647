package dev.muster.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is on record.
 *
 * @param asOf the instant that the report answers for; null until it was tried
 * @param rows zero when there was nothing to report; null until it was generated
 * @param failure what went wrong last, also while it is tried again
 */
public record RunView(
        RunId id,
        ScheduleId schedule,
        String report,
        Instant scheduledFor,
        RunCause cause,
        RunState state,
        int attempts,
        @Nullable Instant asOf,
        @Nullable Long rows,
        @Nullable String subject,
        @Nullable String failure,
        Instant created,
        @Nullable Instant finished,
        List<File> files) {

    /** A stored file; its SHA-256 is in lower-case hexadecimal. */
    public record File(Form form, String name, long size, String sha256) {}
}
