package dev.muster.reports;

import dev.muster.directory.TenantId;
import dev.muster.reports.parameter.ParameterValues;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * One time that a report is asked.
 *
 * @param asOf the instant that counts as now; nothing in a report reads the clock
 * @param zone in which days begin and times are printed
 * @param parameters checked, one for each parameter of the report
 */
public record ReportRequest(TenantId tenant, Instant asOf, ZoneId zone, ParameterValues parameters) {

    /**
     * Checks the values of the parameters; who is not given has its default.
     *
     * @param given values by the keys of their parameters
     * @throws dev.muster.reports.parameter.ParameterRefusal if one is not accepted
     */
    public static ReportRequest of(
            Report report, TenantId tenant, Instant asOf, ZoneId zone, Map<String, String> given) {
        LocalDate today = LocalDate.ofInstant(asOf, zone);
        return new ReportRequest(tenant, asOf, zone, ParameterValues.checked(report.parameters(), given, today));
    }

    /** The day on which the report is asked. */
    public LocalDate today() {
        return LocalDate.ofInstant(asOf, zone);
    }
}
