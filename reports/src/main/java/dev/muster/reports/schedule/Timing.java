package dev.muster.reports.schedule;

import dev.muster.reports.schedule.TimingRefusal.CronFiresTooOften;
import dev.muster.reports.schedule.TimingRefusal.CronNeverFires;
import dev.muster.reports.schedule.TimingRefusal.MalformedCron;
import dev.muster.reports.schedule.TimingRefusal.NoSuchTimeZone;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/** A Quartz cron expression and the time zone in which it is read, both known to be good. */
public record Timing(String cron, ZoneId zone) {
    private static final int LONGEST_CRON = 120;
    private static final int FIRE_TIMES_LOOKED_AT = 20;
    private static final int CLOCK_CHANGES_LOOKED_AT = 4;

    /** Good for mail: fire times at least five minutes apart. */
    public static final Duration LEAST_PAUSE = Duration.ofMinutes(5);

    /**
     * Reads what a person has typed.
     *
     * @param now from when on the fire times are looked at
     * @throws TimingRefusal that names the value and the cure
     */
    public static Timing parse(String cron, String timeZone, Duration leastPause, Instant now) {
        Timing timing = new Timing(tidy(cron), zone(timeZone));
        List<Instant> next = timing.next(now, FIRE_TIMES_LOOKED_AT);
        if (next.isEmpty()) throw new CronNeverFires(timing.cron);
        for (int i = 1; i < next.size(); i++) {
            if (Duration.between(next.get(i - 1), next.get(i)).compareTo(leastPause) < 0) {
                throw new CronFiresTooOften(timing.cron, leastPause);
            }
        }
        return timing;
    }

    private static ZoneId zone(String name) {
        // Regions only: an offset such as +01:00 would not follow the clock of the people who read the report.
        if (!ZoneId.getAvailableZoneIds().contains(name)) throw new NoSuchTimeZone(name);
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new NoSuchTimeZone(name);
        }
    }

    private static String tidy(String cron) {
        return cron.strip().replaceAll("\\s+", " ");
    }

    /** Whether a person would write it so. */
    public boolean isWritten(String cronText, String timeZone) {
        return cron.equals(tidy(cronText)) && zone.getId().equals(timeZone);
    }

    /** The next fire times; none, once the expression names no time that is still to come. */
    public List<Instant> next(Instant after, int count) {
        CronExpression expression = expression(zone);
        List<Instant> times = new ArrayList<>();
        Date time = Date.from(after);
        while (times.size() < count && (time = expression.getNextValidTimeAfter(time)) != null) {
            times.add(time.toInstant());
        }
        return times;
    }

    /** The next day on which the clock is put forward over a fire time, which is then left out. */
    public Optional<LocalDate> nextSkippedDay(Instant after) {
        CronExpression onPaper = expression(ZoneOffset.UTC);
        @Nullable ZoneOffsetTransition change = zone.getRules().nextTransition(after);
        for (int i = 0; i < CLOCK_CHANGES_LOOKED_AT && change != null; i++) {
            if (change.isGap()) {
                Instant from = change.getDateTimeBefore().toInstant(ZoneOffset.UTC);
                Instant to = change.getDateTimeAfter().toInstant(ZoneOffset.UTC);
                Date fires = onPaper.getNextValidTimeAfter(Date.from(from.minusSeconds(1)));
                if (fires != null && fires.toInstant().isBefore(to)) {
                    return Optional.of(change.getDateTimeBefore().toLocalDate());
                }
            }
            change = zone.getRules().nextTransition(change.getInstant());
        }
        return Optional.empty();
    }

    private CronExpression expression(ZoneId in) {
        if (cron.length() > LONGEST_CRON) throw new MalformedCron(cron.substring(0, 40) + "…", "it is too long");
        int fields = cron.isEmpty() ? 0 : cron.split(" ").length;
        if (fields < 6 || fields > 7) throw new MalformedCron(cron, "it has " + fields + " fields");
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(in));
            return expression;
        } catch (ParseException e) {
            throw new MalformedCron(cron, String.valueOf(e.getMessage()));
        }
    }
}
