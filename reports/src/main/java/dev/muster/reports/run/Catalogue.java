package dev.muster.reports.run;

import dev.muster.reports.Report;
import dev.muster.reports.ScheduleRefusal.NoSuchReport;
import java.util.List;

/** The reports that there are. */
record Catalogue(List<Report> reports) {
    Report report(String name) {
        return reports.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchReport(
                        name, reports.stream().map(Report::name).toList()));
    }
}
