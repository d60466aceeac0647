package dev.muster.scim.patch;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.filter.FilterParts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ids in the many forms in which clients name members. */
public final class MemberIds {
    private MemberIds() {}

    /**
     * Of a group's POST or PUT body; empty if it does not speak of members.
     *
     * @throws DocumentRefusal.InvalidValue where a member has no id
     */
    public static Optional<List<String>> ofBody(ObjectNode body) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getKey().equalsIgnoreCase("members")
                    && !member.getValue().isNull()) {
                return Optional.of(of(member.getValue()));
            }
        }
        return Optional.empty();
    }

    /** Of an array of members, or of a single one; a member is an object with its {@code value}, or the bare id. */
    static List<String> of(JsonNode members) {
        Set<String> ids = new LinkedHashSet<>();
        if (members.isArray()) {
            members.forEach(member -> addTo(ids, member));
        } else {
            addTo(ids, members);
        }
        return List.copyOf(ids);
    }

    /** Of {@code value eq "…"}, also several of them joined by {@code or}. */
    static List<String> of(Filter filter) {
        List<String> ids = new ArrayList<>();
        addTo(ids, filter);
        return List.copyOf(new LinkedHashSet<>(ids));
    }

    private static void addTo(Set<String> ids, JsonNode member) {
        if (member.isNull()) {
            return;
        }
        JsonNode id = member.isObject() ? value(member) : member;
        if (id == null || !id.isString() || id.stringValue().isBlank()) {
            throw new DocumentRefusal.InvalidValue(
                    "members.value", id, "each member is named by its id: {\"value\": \"…\"}");
        }
        ids.add(id.stringValue());
    }

    private static void addTo(List<String> ids, Filter filter) {
        switch (filter.getFilterType()) {
            case OR -> FilterParts.terms(filter).forEach(term -> addTo(ids, term));
            case EQUAL -> {
                String name = FilterParts.path(filter).getElement(0).getAttribute();
                if (!name.equalsIgnoreCase("value")) {
                    throw notById(filter);
                }
                ids.add(FilterParts.literal(filter).asString());
            }
            default -> throw notById(filter);
        }
    }

    private static DocumentRefusal.InvalidFilter notById(Filter filter) {
        return new DocumentRefusal.InvalidFilter(
                filter.toString(), "members are chosen by their id alone: members[value eq \"…\"]");
    }

    private static @Nullable JsonNode value(JsonNode member) {
        for (Map.Entry<String, JsonNode> sub : member.properties()) {
            if (sub.getKey().equalsIgnoreCase("value")) {
                return sub.getValue();
            }
        }
        return null;
    }
}
