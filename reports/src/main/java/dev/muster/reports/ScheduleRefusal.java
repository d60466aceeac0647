package dev.muster.reports;

import dev.muster.directory.Refusal;
import java.util.Collection;

/**
 * Why a schedule or a run is not as asked. What is wrong with a cron expression, a time zone or an address is
 * said by {@link dev.muster.reports.schedule.TimingRefusal} and {@link dev.muster.delivery.mail.MailAddress.NotAMailAddress}.
 */
public abstract sealed class ScheduleRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private ScheduleRefusal(String fact) {
        super(fact);
    }

    /** No report has this name. */
    public static final class NoSuchReport extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchReport(String name, Collection<String> known) {
            super("There is no report \"" + name.replaceAll("\\p{Cntrl}", "?") + "\": give one of "
                    + String.join(", ", known));
        }
    }

    /** A schedule needs recipients, and not a crowd of them. */
    public static final class RecipientsOutOfBounds extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;

        public RecipientsOutOfBounds(int count, int most) {
            super("A schedule has 1 to " + most + " different recipients, not " + count);
        }
    }

    /** A tenant has enough schedules. */
    public static final class TooManySchedules extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;

        public TooManySchedules(int most) {
            super("A tenant has at most " + most + " schedules: delete or change one");
        }
    }

    /** The tenant has no such schedule. */
    public static final class NoSuchSchedule extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;

        public NoSuchSchedule(ScheduleId id) {
            super("There is no schedule " + id.value());
        }
    }
}
