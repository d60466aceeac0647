package dev.muster.reports.schedule;

import dev.muster.directory.Refusal;
import java.time.Duration;

/** Why a cron expression or a time zone cannot be taken. Each names the value and the cure. */
public abstract sealed class TimingRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private TimingRefusal(String fact) {
        super(fact);
    }

    /** The expression cannot be read. */
    public static final class MalformedCron extends TimingRefusal {
        private static final long serialVersionUID = 1L;

        MalformedCron(String cron, String reason) {
            super(
                    "The cron expression \"" + cron + "\" cannot be read: " + reason
                            + ". Give six fields, seconds first, with ? for the day that is not named:"
                            + " \"0 0 6 ? * MON\" is Mondays at six, \"0 30 7 1 * ?\" the first of each month at half past seven");
        }
    }

    /** The expression has no time in the future. */
    public static final class CronNeverFires extends TimingRefusal {
        private static final long serialVersionUID = 1L;

        CronNeverFires(String cron) {
            super("The cron expression \"" + cron + "\" never fires: it names no day that is still to come");
        }
    }

    /** The expression would flood mailboxes. */
    public static final class CronFiresTooOften extends TimingRefusal {
        private static final long serialVersionUID = 1L;

        CronFiresTooOften(String cron, Duration leastPause) {
            super("The cron expression \"" + cron + "\" fires too often: leave at least " + leastPause.toMinutes()
                    + " minutes between two runs; is its first field, the seconds, a number such as 0?");
        }
    }

    /** There is no such region. */
    public static final class NoSuchTimeZone extends TimingRefusal {
        private static final long serialVersionUID = 1L;

        NoSuchTimeZone(String zone) {
            super("There is no time zone \"" + (zone.length() > 40 ? zone.substring(0, 40) + "…" : zone)
                    + "\": give a region of the IANA list, such as Europe/Berlin or America/New_York, or UTC");
        }
    }
}
