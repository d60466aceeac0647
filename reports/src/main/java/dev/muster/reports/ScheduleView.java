package dev.muster.reports;

import java.time.Instant;
import java.util.List;

/**
 * A schedule, with what a person should know about it.
 *
 * @param next the next fire times; empty when it is not enabled
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
        Instant created,
        Instant lastModified,
        List<Instant> next,
        List<String> warnings) {}
