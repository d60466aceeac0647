package dev.muster.server.guard;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.MassChangeLimit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * How much each guarded integration has taken away, by minutes: so a window is never shorter than it is said to be, and up to a
 * minute longer. Counts belong to the version of a {@link dev.muster.directory.integration.MassChangeStanding standing}, and each
 * decision of the owner begins them anew.
 */
final class RemovalCounts {
    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(? || '/' || ? || ' removals', 0))";
    private static final String WITHIN = """
            select coalesce(sum(removals), 0) from removal_count
             where tenant_id = ? and integration_id = ? and version = ? and not is_released
               and minute >= ?::timestamptz
            """;
    private static final String RELEASED = """
            select coalesce(sum(removals), 0) from removal_count
             where tenant_id = ? and integration_id = ? and version = ? and is_released
            """;
    private static final String ADD = """
            with past as (
                delete from removal_count
                 where tenant_id = ? and integration_id = ?
                   and (version <> ? or not is_released and minute < ?::timestamptz)
            )
            insert into removal_count as now (tenant_id, integration_id, version, is_released, minute, removals)
            values (?, ?, ?, ?, ?::timestamptz, ?)
            on conflict (tenant_id, integration_id, version, is_released, minute) do update
               set removals = now.removals + excluded.removals
            """;

    private final JdbcOperations jdbc;
    private final Clock clock;

    RemovalCounts(JdbcOperations jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Until the end of the transaction nobody else counts for that integration, on whatever server. */
    void lock(IntegrationId integration) {
        jdbc.query(
                LOCK,
                row -> {},
                integration.tenant().toString(),
                integration.value().toString());
    }

    int withinWindow(IntegrationId integration, long version, MassChangeLimit limit) {
        return sum(WITHIN, integration, version, beginOf(limit).atOffset(ZoneOffset.UTC));
    }

    int released(IntegrationId integration, long version) {
        return sum(RELEASED, integration, version);
    }

    private int sum(String sql, IntegrationId integration, long version, Object... more) {
        Object[] parameters = new Object[3 + more.length];
        parameters[0] = integration.tenant().value();
        parameters[1] = integration.value();
        parameters[2] = version;
        System.arraycopy(more, 0, parameters, 3, more.length);
        return Math.toIntExact(Objects.requireNonNull(jdbc.queryForObject(sql, Long.class, parameters)));
    }

    void add(IntegrationId integration, long version, boolean isReleased, int removals, MassChangeLimit limit) {
        jdbc.update(
                ADD,
                integration.tenant().value(),
                integration.value(),
                version,
                beginOf(limit).atOffset(ZoneOffset.UTC),
                integration.tenant().value(),
                integration.value(),
                version,
                isReleased,
                minute().atOffset(ZoneOffset.UTC),
                removals);
    }

    private Instant beginOf(MassChangeLimit limit) {
        return minute().minus(Duration.ofMinutes(limit.windowMinutes()));
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }
}
