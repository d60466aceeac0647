package dev.muster.reports.schedule;

import dev.muster.reports.ScheduleId;
import java.util.List;

/** What fires when, on whichever node; kept in the database, so that it outlives all of them. */
public interface Timetable {

    /** One line of the timetable. */
    record Entry(ScheduleId schedule, Timing timing) {}

    /** Makes the timetable say exactly this, and leaves alone what it says already. */
    void agree(List<Entry> entries);

    /** Adds or changes one line. */
    void put(Entry entry);

    void remove(ScheduleId schedule);

    /** Calls for a sweep at once, on one of the nodes. */
    void sweepSoon();
}
