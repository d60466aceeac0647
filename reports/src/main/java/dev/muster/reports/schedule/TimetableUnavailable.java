package dev.muster.reports.schedule;

import org.quartz.SchedulerException;

/** The timetable's database or its scheduler does not answer. */
public final class TimetableUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TimetableUnavailable(SchedulerException cause) {
        super("The timetable cannot be reached: " + cause.getMessage(), cause);
    }
}
