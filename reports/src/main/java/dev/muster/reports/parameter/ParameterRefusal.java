package dev.muster.reports.parameter;

import dev.muster.directory.Refusal;
import dev.muster.reports.text.Wording;
import java.util.List;

/** Why the parameters given to a report are not accepted. */
public abstract sealed class ParameterRefusal extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    private ParameterRefusal(String fact) {
        super(fact);
    }

    /** The report has no such parameter. */
    public static final class NoSuchParameter extends ParameterRefusal {
        private static final long serialVersionUID = 1L;

        NoSuchParameter(String key, List<ReportParameter> known) {
            super("The report has no parameter \"" + quoted(key) + "\": "
                    + (known.isEmpty()
                            ? "it takes none"
                            : "give one of "
                                    + String.join(
                                            ", ",
                                            known.stream()
                                                    .map(ReportParameter::key)
                                                    .toList())));
        }
    }

    /** The parameter does not take the value. */
    public static final class BadParameterValue extends ParameterRefusal {
        private static final long serialVersionUID = 1L;

        BadParameterValue(ReportParameter parameter, String value) {
            super("The parameter " + parameter.key() + " cannot be \"" + quoted(value) + "\": give "
                    + parameter.type().allowed());
        }
    }

    private static String quoted(String text) {
        return Wording.shortened(text.replaceAll("\\p{Cntrl}", "?"), SHOWN);
    }
}
