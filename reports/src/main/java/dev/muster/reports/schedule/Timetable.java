package dev.muster.reports.schedule;

import dev.muster.reports.ScheduleId;
import java.util.List;

/** What fires when, on whichever node; kept in the database, so that it outlives all of them. */
public interface Timetable {

    /** One line of the timetable. */
    record Entry(ScheduleId schedule, Timing timing) {}

    /** Calls for a sweep now and then, if it does not yet. */
    void keepSweeping();

    /** The lines that there are. */
    List<ScheduleId> lines();

    /** Adds or changes one line, or leaves it alone where it says so already. A line that will never fire again is none. */
    void put(Entry entry);

    void remove(ScheduleId schedule);

    /** Calls for a sweep at once, on one of the nodes. */
    void sweepSoon();
}
