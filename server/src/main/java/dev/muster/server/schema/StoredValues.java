package dev.muster.server.schema;

import dev.muster.directory.document.StoredExtension;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.ExtensionSchema;
import dev.muster.directory.text.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/** What the resources of all tenants have of an extension, held against the schema that a file wants. */
final class StoredValues {
    private static final int NAMED = 5;
    private final JdbcTemplate jdbc;

    StoredValues(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param withoutPlace attributes for which the schema has no place, and how many resources have them
     * @param misfits      resources that cannot be of the schema, the first of them named, and why
     * @param shared       unique attributes of which some resources of a tenant have the same value
     */
    record Findings(Map<String, Integer> withoutPlace, List<String> misfits, List<String> shared) {}

    /** How many resources of the type have anything of the extension. */
    int count(String resourceType, String urn) {
        Integer count = jdbc.queryForObject(
                "select count(*) from " + table(resourceType) + " where document -> ? is not null", Integer.class, urn);
        return count == null ? 0 : count;
    }

    Findings against(ExtensionSchema wanted) {
        String table = table(wanted.resourceType());
        String id = wanted.resourceType().equals("Group") ? "group_id" : "user_id";
        Map<String, Integer> withoutPlace = new TreeMap<>();
        List<String> misfits = new ArrayList<>();
        JdbcTemplate streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(1_000);
        streaming.query(
                "select " + id + "::text, (document -> ?)::text from " + table + " where document -> ? is not null",
                row -> {
                    var values = (ObjectNode) ExactJson.read(row.getString(2));
                    StoredExtension stored = StoredExtension.of(wanted.schema(), values);
                    stored.unknown().forEach(attribute -> withoutPlace.merge(attribute, 1, Integer::sum));
                    if (stored.misfit() != null && misfits.size() < NAMED) {
                        misfits.add(wanted.resourceType() + " " + row.getString(1) + ": " + stored.misfit());
                    }
                },
                wanted.urn(),
                wanted.urn());
        return new Findings(withoutPlace, misfits, shared(wanted, table));
    }

    private static String table(String resourceType) {
        return resourceType.equals("Group") ? "group_view" : "user_view";
    }

    private List<String> shared(ExtensionSchema wanted, String table) {
        List<String> shared = new ArrayList<>();
        for (AttributeDefinition attribute : wanted.schema().attributes()) {
            if (!attribute.isUnique()) continue;
            Integer values = jdbc.queryForObject(
                    """
                    select count(*) from (
                        select from %s where document -> ? ->> ? is not null
                         group by tenant_id, unique_key(document -> ? ->> ?, ?) having count(*) > 1) s
                    """.formatted(table),
                    Integer.class,
                    wanted.urn(),
                    attribute.name(),
                    wanted.urn(),
                    attribute.name(),
                    attribute.caseExact());
            if (values != null && values > 0) shared.add(attribute.name() + " (" + values + " values)");
        }
        return shared;
    }
}
