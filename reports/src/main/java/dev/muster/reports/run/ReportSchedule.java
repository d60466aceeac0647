package dev.muster.reports.run;

import dev.muster.reports.ScheduleId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An order: this report, at these times, to these people. */
@Entity
@Table(name = "report_schedule")
class ReportSchedule {
    @EmbeddedId
    @AttributeOverride(name = "id", column = @Column(name = "schedule_id"))
    private Key key;

    private String report;
    private String cron;

    @Column(name = "time_zone")
    private String timeZone;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> recipients;

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

    @SuppressWarnings("NullAway.Init") // revise fills the others
    ReportSchedule(ScheduleId id, Order order, Instant now) {
        this.key = Key.of(id.tenant(), id.value());
        this.created = now;
        revise(order, now);
    }

    void revise(Order order, Instant now) {
        this.report = order.report();
        this.cron = order.timing().cron();
        this.timeZone = order.timing().zone().getId();
        this.recipients = List.copyOf(order.recipients());
        this.onlyWhenSomething = order.onlyWhenSomething();
        this.enabled = order.enabled();
        this.lastModified = now;
    }

    ScheduleId id() {
        return new ScheduleId(key.tenant(), key.id());
    }

    String report() {
        return report;
    }

    String cron() {
        return cron;
    }

    ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    List<String> recipients() {
        return recipients;
    }

    boolean onlyWhenSomething() {
        return onlyWhenSomething;
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
