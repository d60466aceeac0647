package dev.muster.projections.resource;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.text.ExactJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The columns that a query selects, and how a row of them is read. The first parameter is the reading integration. */
final class ResourceRows {
    private static final int FIRST_BESIDE = 8;

    private final ResourceTable table;
    private final List<ResourceTable.Column> beside;
    private final String columns;

    ResourceRows(ResourceTable table, Set<String> omitted) {
        this.table = table;
        this.beside = table.columns().stream()
                .filter(column -> !omitted.contains(column.attribute()))
                .toList();
        StringBuilder sql = new StringBuilder("select ")
                .append(table.idExpression())
                .append(", r.owner, r.version, r.created, r.last_modified, r.document::text,")
                .append(" (select x.external_id from external_id x where x.tenant_id = r.tenant_id")
                .append(" and x.resource_id = ")
                .append(table.idExpression())
                .append(" and x.integration_id = ?)");
        beside.forEach(column -> sql.append(", ").append(column.sql()));
        this.columns = sql.toString();
    }

    /** From the word {@code select} to the last column. */
    String columns() {
        return columns;
    }

    String select() {
        return columns + " from " + table.table() + " r";
    }

    /** How many columns there are. */
    int width() {
        return FIRST_BESIDE - 1 + beside.size();
    }

    ResourceView read(TenantId tenant, ResultSet row) throws SQLException {
        UUID owner = row.getObject(2, UUID.class);
        ObjectNode attributes = (ObjectNode) ExactJson.read(row.getString(6));
        for (int i = 0; i < beside.size(); i++) {
            set(attributes, beside.get(i), row, FIRST_BESIDE + i);
        }
        return new ResourceView(
                table.id().apply(tenant, row.getObject(1, UUID.class)),
                owner == null ? null : new IntegrationId(tenant, owner),
                row.getString(7),
                row.getLong(3),
                instant(row, 4),
                instant(row, 5),
                attributes);
    }

    private static void set(ObjectNode attributes, ResourceTable.Column column, ResultSet row, int index)
            throws SQLException {
        String name = column.attribute();
        switch (column.form()) {
            case TEXT -> put(attributes, name, row.getString(index));
            case BOOLEAN -> attributes.put(name, row.getBoolean(index));
            case JSON -> {
                String json = row.getString(index);
                if (json != null) attributes.set(name, ExactJson.read(json));
            }
        }
    }

    private static void put(ObjectNode attributes, String name, @Nullable String text) {
        if (text != null) attributes.put(name, text);
    }

    private static Instant instant(ResultSet row, int index) throws SQLException {
        return row.getObject(index, OffsetDateTime.class).toInstant();
    }
}
