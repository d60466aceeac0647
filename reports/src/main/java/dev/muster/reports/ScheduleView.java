package dev.muster.reports;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A schedule, with what a person should know about it.
 *
 * @param failures in a row, in the timetable or when it fired; the record goes with the first success
 * @param failure the last one
 * @param next the next fire times; empty when it is not enabled, and when it has ended
 * @param warnings sentences, such as that a clock change will leave a day out
 */
public record ScheduleView(
        ScheduleId id,
        String report,
        String cron,
        String timeZone,
        List<String> recipients,
        boolean onlyWhenSomething,
        boolean enabled,
        ScheduleState state,
        int failures,
        @Nullable String failure,
        Instant created,
        Instant lastModified,
        List<Instant> next,
        List<String> warnings) {}
