package dev.muster.reports;

import java.util.List;

/**
 * What somebody wants a schedule to say, unchecked.
 *
 * @param report the {@link Report#name() name} of a report
 * @param cron a Quartz cron expression, seconds first
 * @param timeZone a region of the IANA list
 * @param onlyWhenSomething no mail when there is nothing to report
 */
public record ScheduleRequest(
        String report,
        String cron,
        String timeZone,
        List<String> recipients,
        boolean onlyWhenSomething,
        boolean enabled) {}
