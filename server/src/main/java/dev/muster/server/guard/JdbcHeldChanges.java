package dev.muster.server.guard;

import dev.muster.api.integration.HeldChanges;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.MassChangeLimit;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.directory.integration.Removal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;

/** One row for each thing that waits, however often its client tries; those of earlier holds go when the next one begins. */
public final class JdbcHeldChanges implements HeldChanges {
    private static final String REMEMBER = """
            with hold as (
                select tenant_id, integration_id, hold_id from mass_change_standing
                 where tenant_id = ? and integration_id = ? and kind = 'HELD'
            ), past as (
                delete from held_change h using hold
                 where h.tenant_id = hold.tenant_id and h.integration_id = hold.integration_id
                   and h.hold_id <> hold.hold_id
            )
            insert into held_change (tenant_id, integration_id, hold_id, kind, resource_id, removals, last_tried, request)
            select tenant_id, integration_id, hold_id, ?, ?, ?, ?::timestamptz, ? from hold
            on conflict (tenant_id, integration_id, hold_id, kind, resource_id) do update
               set removals = excluded.removals, last_tried = excluded.last_tried, request = excluded.request
            """;
    private static final String TOTALS = """
            select count(*), coalesce(sum(removals), 0) from held_change
             where tenant_id = ? and integration_id = ? and hold_id = ?
            """;
    private static final String EXAMPLES = """
            select h.kind, h.resource_id, coalesce(u.user_name, g.display_name, e.asset_tag), h.removals,
                   h.last_tried, h.request
              from held_change h
              left join user_view u on u.tenant_id = h.tenant_id and u.user_id = h.resource_id
              left join group_view g on g.tenant_id = h.tenant_id and g.group_id = h.resource_id
              left join equipment_view e on e.tenant_id = h.tenant_id and e.equipment_id = h.resource_id
             where h.tenant_id = ? and h.integration_id = ? and h.hold_id = ?
             order by h.removals desc, h.resource_id, h.kind limit ?
            """;

    private final JdbcOperations jdbc;
    private final RemovalCounts counts;
    private final Clock clock;

    JdbcHeldChanges(JdbcOperations jdbc, RemovalCounts counts, Clock clock) {
        this.jdbc = jdbc;
        this.counts = counts;
        this.clock = clock;
    }

    void remember(IntegrationId integration, Removal removal, String request) {
        jdbc.update(
                REMEMBER,
                integration.tenant().value(),
                integration.value(),
                removal.kind().name(),
                removal.resource(),
                removal.count(),
                clock.instant().atOffset(ZoneOffset.UTC),
                request);
    }

    @Override
    public Waiting waiting(IntegrationId integration, UUID hold, int examples) {
        List<HeldChange> some = jdbc.query(
                EXAMPLES,
                (row, number) -> change(row),
                integration.tenant().value(),
                integration.value(),
                hold,
                examples);
        return jdbc.query(
                        TOTALS,
                        (row, number) -> new Waiting(row.getLong(1), row.getLong(2), some),
                        integration.tenant().value(),
                        integration.value(),
                        hold)
                .getFirst();
    }

    private static HeldChange change(ResultSet row) throws SQLException {
        return new HeldChange(
                Removal.Kind.valueOf(row.getString(1)),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getInt(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6));
    }

    @Override
    public int counted(IntegrationId integration, MassChangeStanding standing, MassChangeLimit limit) {
        return counts.withinWindow(integration, standing.version(), limit);
    }

    @Override
    public int usedOfRelease(IntegrationId integration, MassChangeStanding standing) {
        return counts.released(integration, standing.version());
    }
}
