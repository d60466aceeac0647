package dev.muster.reports.parameter;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.util.List;

/** Why the parameters given to a report are not accepted. */
public abstract sealed class ParameterRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private ParameterRefusal(RefusalCode code) {
        super(code);
    }

    /** The report has no such parameter. */
    public static final class NoSuchParameter extends ParameterRefusal {
        private static final long serialVersionUID = 1L;
        public final String key;
        /** What there is to give, in words. */
        public final String known;

        NoSuchParameter(String key, List<String> known) {
            super(RefusalCode.NO_SUCH_PARAMETER);
            this.key = key;
            this.known = known.isEmpty() ? "it takes none" : "give one of " + String.join(", ", known);
        }
    }

    /** The parameter does not take the value. */
    public static final class BadParameterValue extends ParameterRefusal {
        private static final long serialVersionUID = 1L;
        public final String key;
        public final String value;
        /** What it takes, in words. */
        public final String allowed;

        BadParameterValue(String key, String value, String allowed) {
            super(RefusalCode.BAD_PARAMETER_VALUE);
            this.key = key;
            this.value = value;
            this.allowed = allowed;
        }
    }
}
