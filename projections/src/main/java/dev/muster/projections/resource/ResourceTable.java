package dev.muster.projections.resource;

import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.filter.Filterable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * Where the resources of one type stand. The table has the columns {@code tenant_id}, {@code owner}, {@code document},
 * {@code version}, {@code created} and {@code last_modified}, and is called {@code r} in every expression here.
 *
 * @param id          makes the id of a row
 * @param idColumn    the table's column of the id
 * @param columns     attributes that are kept beside the document
 * @param filterables what filters may ask, by the attribute's canonical path
 */
public record ResourceTable(
        ResourceType type,
        BiFunction<TenantId, UUID, ResourceId> id,
        String table,
        String idColumn,
        List<Column> columns,
        Map<String, Filterable> filterables) {

    public ResourceTable {
        columns = List.copyOf(columns);
        filterables = Map.copyOf(filterables);
    }

    /** A top-level attribute that the query computes; it is left out of the query where the client does not want to see it. */
    public record Column(String attribute, Form form, String sql) {}

    /** What a column holds. */
    public enum Form {
        TEXT,
        BOOLEAN,
        /** JSON as text. */
        JSON
    }

    /** The resource's id, in expressions. */
    public String idExpression() {
        return "r." + idColumn;
    }
}
