package dev.muster.reports;

/** What a schedule is about to do. */
public enum ScheduleState {
    /** It fires at the next time. */
    ACTIVE,
    /** Somebody has switched it off. */
    OFF,
    /** Its cron expression names no time that is still to come: it has done what it was for. */
    ENDED,
    /** It could not be put into the timetable, or could not fire; it is tried again. */
    FAILING,
    /** It failed too often: nobody tries it any more, until it is changed or tried by a person. */
    GAVE_UP
}
