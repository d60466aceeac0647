package dev.muster.reports.schedule;

import dev.muster.reports.ScheduleId;
import java.time.Instant;

/** What the timetable calls. A call may be repeated after a crash, with the same arguments. */
public interface Firing {

    /**
     * @param scheduledFor the time that the timetable says, however late it is now
     * @return whether it is on record, and will be carried out
     */
    boolean fire(ScheduleId schedule, Instant scheduledFor);

    /** Picks up what was left undone. */
    void sweep();
}
