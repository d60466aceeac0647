package dev.muster.reports;

import dev.muster.directory.StartRefused;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code MUSTER_REPORTS_…}.
 *
 * @param generators how many reports are made at once
 * @param lookEvery  how often runs of other servers, and those to be repeated, are looked for
 * @param sweepEvery how often schedules are compared with the timetable
 */
@ConfigurationProperties("muster.reports")
public record ReportsSettings(
        @DefaultValue("2") int generators,
        @DefaultValue("PT10S") Duration lookEvery,
        @DefaultValue("PT1M") Duration sweepEvery) {
    public ReportsSettings {
        if (generators < 1) {
            throw new StartRefused("MUSTER_REPORTS_GENERATORS", "is " + generators + ".", "Give a number from 1.");
        }
    }
}
