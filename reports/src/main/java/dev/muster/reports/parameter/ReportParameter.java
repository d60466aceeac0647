package dev.muster.reports.parameter;

import java.time.LocalDate;

/**
 * What can be asked of a report.
 *
 * @param key its name in a request, in camel case; the query has it in snake case
 * @param label what a person calls it
 * @param usual the value, as text, when none is given
 */
public record ReportParameter(String key, String label, ParameterType type, String usual) {
    public ReportParameter {
        if (!key.matches("[a-z][a-zA-Z0-9]*")) throw new IllegalArgumentException(key + " is not in camel case");
        if (type.parse(usual, LocalDate.EPOCH).isEmpty()) {
            throw new IllegalArgumentException(key + " has the default " + usual + ": give " + type.allowed());
        }
    }
}
