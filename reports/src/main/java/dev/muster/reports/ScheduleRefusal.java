package dev.muster.reports;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.util.Collection;
import java.util.UUID;

/**
 * Why a schedule or a run is not as asked. What is wrong with a cron expression, a time zone or an address is
 * said by {@link dev.muster.reports.schedule.TimingRefusal} and {@link dev.muster.delivery.mail.MailAddress.NotAMailAddress}.
 */
public abstract sealed class ScheduleRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private ScheduleRefusal(RefusalCode code) {
        super(code);
    }

    /** No report has this name. */
    public static final class NoSuchReport extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;
        public final String name;
        /** The names that there are. */
        public final String known;

        public NoSuchReport(String name, Collection<String> known) {
            super(RefusalCode.NO_SUCH_REPORT);
            this.name = name;
            this.known = String.join(", ", known);
        }
    }

    /** A schedule needs recipients, and not a crowd of them. */
    public static final class RecipientsOutOfBounds extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;
        public final int count;
        public final int most;

        public RecipientsOutOfBounds(int count, int most) {
            super(RefusalCode.RECIPIENTS_OUT_OF_BOUNDS);
            this.count = count;
            this.most = most;
        }
    }

    /** A tenant has enough schedules. */
    public static final class TooManySchedules extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;
        public final int most;

        public TooManySchedules(int most) {
            super(RefusalCode.TOO_MANY_SCHEDULES);
            this.most = most;
        }
    }

    /** The tenant has no such schedule. */
    public static final class NoSuchSchedule extends ScheduleRefusal {
        private static final long serialVersionUID = 1L;
        public final UUID schedule;

        public NoSuchSchedule(ScheduleId id) {
            super(RefusalCode.NO_SUCH_SCHEDULE);
            this.schedule = id.value();
        }
    }
}
