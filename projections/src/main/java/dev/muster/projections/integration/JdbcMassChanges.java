package dev.muster.projections.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.directory.integration.Removal;
import dev.muster.eventstore.tenancy.TenantScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

public final class JdbcMassChanges implements MassChanges {
    private static final String STANDING = """
            select kind, version, hold_id, released, released_until, since, reason from mass_change_standing
             where tenant_id = ? and integration_id = ?
            """;
    private static final String HELD = """
            select s.tenant_id, s.integration_id, i.name, s.hold_id, s.since, s.removal_kind, s.removal_resource,
                   s.removal_count, s.counted, s.counted_of, s.window_minutes
              from mass_change_standing s join integration_view i using (tenant_id, integration_id)
             where s.kind = 'HELD' order by s.since, s.hold_id
            """;

    private final JdbcClient db;

    public JdbcMassChanges(JdbcClient db) {
        this.db = db;
    }

    @Override
    public MassChangeStanding of(IntegrationId integration) {
        return db.sql(STANDING)
                .param(integration.tenant().value())
                .param(integration.value())
                .query((row, number) -> standing(row))
                .optional()
                .orElse(MassChangeStanding.COUNTING);
    }

    private static MassChangeStanding standing(ResultSet row) throws SQLException {
        return new MassChangeStanding(
                MassChangeStanding.Kind.valueOf(row.getString("kind")),
                row.getLong("version"),
                row.getObject("hold_id", UUID.class),
                row.getInt("released"),
                instant(row, "released_until"),
                instant(row, "since"),
                row.getString("reason"));
    }

    @Override
    public List<Hold> held() {
        return TenantScope.acrossTenants(
                () -> db.sql(HELD).query((row, number) -> hold(row)).list());
    }

    private static Hold hold(ResultSet row) throws SQLException {
        return new Hold(
                new IntegrationId(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("integration_id", UUID.class)),
                row.getString("name"),
                row.getObject("hold_id", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                new Removal(
                        Removal.Kind.valueOf(row.getString("removal_kind")),
                        row.getObject("removal_resource", UUID.class),
                        row.getInt("removal_count")),
                row.getInt("counted"),
                row.getInt("counted_of"),
                row.getInt("window_minutes"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
