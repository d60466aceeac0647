package dev.muster.reports.schedule;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.time.Duration;

/** Why a cron expression or a time zone cannot be taken. Each names the value and the cure. */
public abstract sealed class TimingRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private TimingRefusal(RefusalCode code) {
        super(code);
    }

    /** The expression cannot be read. */
    public static final class MalformedCron extends TimingRefusal {
        private static final long serialVersionUID = 1L;
        public final String cron;
        public final String reason;

        MalformedCron(String cron, String reason) {
            super(RefusalCode.MALFORMED_CRON);
            this.cron = cron;
            this.reason = reason;
        }
    }

    /** The expression has no time in the future. */
    public static final class CronNeverFires extends TimingRefusal {
        private static final long serialVersionUID = 1L;
        public final String cron;

        CronNeverFires(String cron) {
            super(RefusalCode.CRON_NEVER_FIRES);
            this.cron = cron;
        }
    }

    /** The expression would flood mailboxes. */
    public static final class CronFiresTooOften extends TimingRefusal {
        private static final long serialVersionUID = 1L;
        public final String cron;
        /** That must lie between two runs at least. */
        public final long minutes;

        CronFiresTooOften(String cron, Duration leastPause) {
            super(RefusalCode.CRON_FIRES_TOO_OFTEN);
            this.cron = cron;
            this.minutes = leastPause.toMinutes();
        }
    }

    /** There is no such region. */
    public static final class NoSuchTimeZone extends TimingRefusal {
        private static final long serialVersionUID = 1L;
        public final String zone;

        NoSuchTimeZone(String zone) {
            super(RefusalCode.NO_SUCH_TIME_ZONE);
            this.zone = zone;
        }
    }
}
