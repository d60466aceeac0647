package dev.muster.projections.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.text.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.node.StringNode;

public final class JdbcEquipment implements EquipmentItems {
    /** One row of an item; the first parameter is the reading integration. */
    static final String SELECT = """
            select e.tenant_id, e.equipment_id, e.owner, e.status, e.document::text as document, e.version, e.created,
                   e.last_modified, e.holder, e.checked_out_at, e.held_since,
                   (select x.external_id from external_id x
                     where x.tenant_id = e.tenant_id and x.resource_id = e.equipment_id and x.integration_id = ?)
                       as external_id,
                   %s as holder_name
              from equipment_view e
            """.formatted(HolderName.of("e"));

    private static final String FIND = SELECT + " where e.tenant_id = ? and e.equipment_id = ?";
    private static final String BY_TAGS = SELECT + " where e.tenant_id = ? and e.asset_tag_folded = any (?)";
    private static final String HELD_BY =
            SELECT + " where e.tenant_id = ? and e.holder = ? order by e.asset_tag_folded, e.equipment_id";
    private static final String AFTER =
            SELECT + " where e.tenant_id = ? and e.equipment_id > ? order by e.equipment_id limit ?";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final JdbcOperations jdbc;

    public JdbcEquipment(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<EquipmentView> find(EquipmentId item, @Nullable IntegrationId reader) {
        UUID readerId = reader == null ? null : reader.value();
        return rows(FIND, readerId, item.tenant().value(), item.value()).stream()
                .findFirst();
    }

    @Override
    public Optional<EquipmentView> byAssetTag(TenantId tenant, String assetTag) {
        return byAssetTags(tenant, List.of(assetTag)).values().stream().findFirst();
    }

    @Override
    public Map<String, EquipmentView> byAssetTags(TenantId tenant, Collection<String> assetTags) {
        String[] folded = assetTags.stream()
                .filter(JdbcHolders::canBeStored)
                .map(Folding::fold)
                .distinct()
                .toArray(String[]::new);
        Map<String, EquipmentView> found = new HashMap<>();
        rows(BY_TAGS, null, tenant.value(), folded).forEach(item -> found.put(Folding.fold(item.assetTag()), item));
        return found;
    }

    @Override
    public List<EquipmentView> heldBy(UserId holder) {
        return rows(HELD_BY, null, holder.tenant().value(), holder.value());
    }

    @Override
    public List<EquipmentView> after(TenantId tenant, @Nullable EquipmentId item, int count) {
        return rows(AFTER, null, tenant.value(), item == null ? BEFORE_ALL : item.value(), count);
    }

    private List<EquipmentView> rows(String sql, @Nullable Object... parameters) {
        return jdbc.query(sql, (row, number) -> view(row), parameters);
    }

    static EquipmentView view(ResultSet row) throws SQLException {
        TenantId tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        UUID owner = row.getObject("owner", UUID.class);
        UUID holder = row.getObject("holder", UUID.class);
        return new EquipmentView(
                new EquipmentId(tenant, row.getObject("equipment_id", UUID.class)),
                owner == null ? null : new IntegrationId(tenant, owner),
                Document.parse(row.getString("document")).with("status", StringNode.valueOf(row.getString("status"))),
                row.getString("external_id"),
                holder == null ? null : holder(row, new UserId(tenant, holder)),
                row.getLong("version"),
                instant(row, "created"),
                instant(row, "last_modified"));
    }

    private static EquipmentView.Holder holder(ResultSet row, UserId holder) throws SQLException {
        LocalDate day = row.getObject("held_since", LocalDate.class);
        Instant since = day == null
                ? instant(row, "checked_out_at")
                : day.atStartOfDay().toInstant(ZoneOffset.UTC);
        return new EquipmentView.Holder(holder, row.getString("holder_name"), since, day);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
