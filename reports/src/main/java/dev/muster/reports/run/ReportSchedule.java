package dev.muster.reports.run;

import dev.muster.reports.ScheduleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order: this report, at these times, to these people.
 *
 * @param version of its row; null while there is none
 */
record ReportSchedule(
        ScheduleId id,
        Order order,
        Instant created,
        Instant lastModified,
        @Nullable Long version) {

    ReportSchedule(ScheduleId id, Order order, Instant now) {
        this(id, order, now, now, null);
    }

    ReportSchedule revised(Order revised, Instant now) {
        return new ReportSchedule(id, revised, created, now, version);
    }

    boolean enabled() {
        return order.enabled();
    }
}
