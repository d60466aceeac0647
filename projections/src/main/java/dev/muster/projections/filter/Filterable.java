package dev.muster.projections.filter;

import dev.muster.directory.schema.ResourceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of an attribute is found, for filters and sorting. Expressions speak of the resource's row as {@code r},
 * and of who asks as {@code :reader} and {@code :base} ({@link ReaderContext}).
 */
public sealed interface Filterable {

    /**
     * One value for each resource.
     *
     * @param indexed whether an index finds the few who have a value
     */
    record Single(String sql, ValueKind kind, boolean indexed) implements Filterable {}

    /**
     * Values in rows of their own, one for each value of a multi-valued attribute.
     *
     * @param value what each row must have to be there at all; null where the rows are all values in full
     * @param order which value comes first, where one stands for all (RFC 7644 §3.4.2.3)
     * @param named how a value is found that is called by a name of its own; null where the rows are quickly found anyway
     */
    record Many(
            String from,
            String join,
            Map<String, Single> subAttributes,
            @Nullable String value,
            String order,
            @Nullable Named named)
            implements Filterable {
        public Many {
            subAttributes = Map.copyOf(subAttributes);
        }

        public Many(String from, String join, Map<String, Single> subAttributes, @Nullable String value, String order) {
            this(from, join, subAttributes, value, order, null);
        }
    }

    /**
     * The other way round: from the one value that is meant to the resources that have it.
     *
     * @param names   the sub-attributes of which no two values have the same
     * @param reached that the resource has the value, where {@code %s} says which is meant
     * @param row     the value as a row, in place of {@link Many#from}; its other sub-attributes are asked of that
     * @param join    in place of {@link Many#join}
     */
    record Named(Set<String> names, String reached, String row, String join) {}

    static Single single(String sql, ValueKind kind) {
        return new Single(sql, kind, false);
    }

    static Single indexed(String sql, ValueKind kind) {
        return new Single(sql, kind, true);
    }

    static Many many(String from, String join, String order, Map<String, Single> subAttributes) {
        return new Many(from, join, subAttributes, null, order);
    }

    /** The address of another resource, by its id. */
    static Single reference(String endpoint, String id) {
        return single("(:base::text || '" + endpoint + "/' || " + id + ") collate \"C\"", ValueKind.EXACT);
    }

    /** The same text for all. */
    static Single constant(String text) {
        return single(quoted(text) + "::text collate \"C\"", ValueKind.EXACT);
    }

    /** What all resource types have in common (RFC 7643 §3.1), and what is the type's own. */
    static Map<String, Filterable> with(ResourceType type, String id, Map<String, Filterable> own) {
        Map<String, Filterable> all = new LinkedHashMap<>(own);
        all.put("id", indexed(id, ValueKind.ID));
        all.put("externalId", externalId(id, type.name()));
        all.put("schemas", schemas(type));
        all.put("meta", constant(type.name()));
        all.put("meta.resourceType", constant(type.name()));
        all.put("meta.created", single("r.created", ValueKind.TIME));
        all.put("meta.lastModified", indexed("r.last_modified", ValueKind.TIME));
        all.put("meta.location", reference(type.endpoint(), id));
        all.put("meta.version", single("('W/\"' || r.version || '\"') collate \"C\"", ValueKind.EXACT));
        return all;
    }

    /** Each integration has its own names for resources, and asks for its own alone. */
    private static Filterable externalId(String id, String kind) {
        return many(
                "external_id x",
                "x.tenant_id = r.tenant_id and x.resource_id = " + id + " and x.kind = '" + kind
                        + "' and x.integration_id = :reader",
                "x.external_id",
                Map.of("value", indexed("x.external_id", ValueKind.EXACT)));
    }

    private static Filterable schemas(ResourceType type) {
        StringBuilder urns = new StringBuilder(quoted(type.core().id()));
        for (ResourceType.Extension extension : type.extensions()) {
            String urn = quoted(extension.schema().id());
            // whoever has values of former attributes alone has not the extension
            String values = extension.schema().attributes().asList().stream()
                    .map(attribute -> "r.document -> " + urn + " -> " + quoted(attribute.name()))
                    .collect(Collectors.joining(", ", "coalesce(", ")"));
            urns.append(", case when ")
                    .append(values)
                    .append(" is not null then ")
                    .append(urn)
                    .append(" end");
        }
        return many(
                "unnest(array[" + urns + "]) with ordinality v(value, n)",
                "v.value is not null",
                "v.n",
                Map.of("value", single("v.value collate \"C\"", ValueKind.EXACT)));
    }

    /** A name of ours or of a schema file as an SQL literal; never text of a client. */
    static String quoted(String name) {
        return "'" + name.replace("'", "''").replace("?", "??") + "'";
    }
}
