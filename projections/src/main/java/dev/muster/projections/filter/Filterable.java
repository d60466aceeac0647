package dev.muster.projections.filter;

import java.util.HashMap;
import java.util.Map;

/** Where the value of an attribute is found, for filters. Expressions speak of the resource's row as {@code r}. */
public sealed interface Filterable {

    /** One value for each resource. */
    record Single(String sql, ValueKind kind) implements Filterable {}

    /** Values in rows of their own, one for each value of a multi-valued attribute. */
    record Many(String from, String join, Map<String, Single> subAttributes) implements Filterable {
        public Many {
            subAttributes = Map.copyOf(subAttributes);
        }
    }

    /** The same for all resources of the type. */
    record Constant(String value) implements Filterable {}

    /** What the reading integration calls the resource; {@code ?} in the join is that integration. */
    record OfReader(String from, String join, Single value) implements Filterable {}

    static Filterable single(String sql, ValueKind kind) {
        return new Single(sql, kind);
    }

    /** Each integration has its own names for resources, and asks for its own alone. */
    static Filterable externalId(String id, String kind) {
        return new OfReader(
                "external_id x",
                "x.tenant_id = r.tenant_id and x.resource_id = " + id + " and x.kind = '" + kind
                        + "' and x.integration_id = ?",
                new Single("x.external_id", ValueKind.EXACT));
    }

    /** A simple attribute of the document, or a sub-attribute of one, without an index. */
    static Filterable inDocument(String path) {
        return new Single("r.document #>> '{" + path.replace('.', ',') + "}'", ValueKind.TEXT);
    }

    /** A multi-valued attribute of the document, without an index. */
    static Filterable manyInDocument(String attribute, String... subAttributes) {
        Map<String, Single> subs = new HashMap<>();
        for (String sub : subAttributes) {
            subs.put(sub, new Single("v.value ->> '" + sub + "'", ValueKind.TEXT));
        }
        return new Many("json_array_elements(r.document -> '" + attribute + "') v", "true", subs);
    }
}
