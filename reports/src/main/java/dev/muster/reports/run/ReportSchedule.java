package dev.muster.reports.run;

import dev.muster.persistence.RowKey;
import dev.muster.persistence.TenantRow;
import dev.muster.reports.ScheduleId;
import dev.muster.reports.schedule.Timing;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order: this report, at these times, to these people. */
@Entity
@Table(name = "report_schedule")
class ReportSchedule implements TenantRow {
    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "schedule_id"))
    private RowKey key;

    private String report;
    private String cron;

    @Column(name = "time_zone")
    private String zone;

    private String[] recipients;

    @Column(name = "only_when_something")
    private boolean onlyWhenSomething;

    private boolean enabled;
    private Instant created;

    @Column(name = "last_modified")
    private Instant lastModified;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for JPA, which fills the fields
    protected ReportSchedule() {}

    @SuppressWarnings("NullAway.Init") // revise() fills the rest
    ReportSchedule(ScheduleId id, Order order, Instant now) {
        this.key = RowKey.of(id.tenant(), id.value());
        this.created = now;
        revise(order, now);
    }

    final void revise(Order order, Instant now) {
        report = order.report();
        cron = order.timing().cron();
        zone = order.timing().zone().getId();
        recipients = order.recipients().toArray(String[]::new);
        onlyWhenSomething = order.onlyWhenSomething();
        enabled = order.enabled();
        lastModified = now;
    }

    @Override
    public RowKey key() {
        return key;
    }

    @Override
    public void requireReadable() {
        order();
    }

    ScheduleId id() {
        return new ScheduleId(key.tenant(), key.id());
    }

    Order order() {
        return new Order(report, new Timing(cron, ZoneId.of(zone)), List.of(recipients), onlyWhenSomething, enabled);
    }

    boolean enabled() {
        return enabled;
    }

    Instant created() {
        return created;
    }

    Instant lastModified() {
        return lastModified;
    }
}
