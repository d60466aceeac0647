package dev.muster.scim.patch;

import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import dev.muster.directory.filter.FilterParts;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.patch.PatchPath;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.text.Blanks;
import dev.muster.scim.json.MalformedJson;
import dev.muster.scim.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Roles as Entra ID writes an app role that is mapped as a whole: JSON in the text of {@code value}. Its own {@code value} is the
 * role, its {@code displayName} what people read; else one role would have two spellings.
 */
public final class AppRoles {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ROLES = "roles";
    private static final String VALUE = "value";
    private static final String DISPLAY = "display";

    private AppRoles() {}

    /** A POST or PUT body in which roles are written plainly; the body itself where they are. */
    public static ObjectNode plain(ObjectNode body, ClientProfile profile) {
        return ClientQuirk.WRITES_ROLES_AS_JSON.isOf(profile) ? plainMembers(body) : body;
    }

    static PatchOperation plain(PatchOperation operation) {
        return switch (operation) {
            case PatchOperation.Add add -> {
                PatchPath path = add.path();
                yield new PatchOperation.Add(path == null ? null : plain(path), value(path, add.value()));
            }
            case PatchOperation.Replace replace -> {
                PatchPath path = replace.path();
                yield new PatchOperation.Replace(path == null ? null : plain(path), value(path, replace.value()));
            }
            case PatchOperation.Remove remove -> {
                JsonNode only = remove.only();
                boolean named = remove.path() instanceof PatchPath.ToAttribute to && isRoles(to);
                yield new PatchOperation.Remove(removed(remove.path()), only != null && named ? removed(only) : only);
            }
        };
    }

    /** By its value alone; and as it is written, since an earlier build kept it so. */
    private static ArrayNode removed(JsonNode only) {
        Set<JsonNode> removed = new LinkedHashSet<>();
        for (JsonNode role : only.isArray() ? only : NODES.arrayNode().add(only)) {
            JsonNode plain = role(role);
            if (!plain.equals(role)) removed.add(NODES.objectNode().set(VALUE, plain.path(VALUE)));
            removed.add(role);
        }
        return NODES.arrayNode().addAll(removed);
    }

    /** As {@link #removed(JsonNode)}, where a filter says which. */
    private static PatchPath removed(PatchPath path) {
        if (!(path instanceof PatchPath.ToAttribute to) || !isRoles(to)) return path;
        Filter filter = to.filter();
        if (filter == null) return path;
        Filter plain = plain(filter);
        if (plain.equals(filter)) return path;
        List<Filter> either = Stream.of(plain, filter)
                .flatMap(AppRoles::alternatives)
                .distinct()
                .toList();
        return new PatchPath.ToAttribute(to.attribute(), Filter.or(either));
    }

    private static Stream<Filter> alternatives(Filter filter) {
        return filter.getFilterType() == FilterType.OR ? FilterParts.terms(filter).stream() : Stream.of(filter);
    }

    private static JsonNode value(@Nullable PatchPath path, JsonNode value) {
        if (path == null) return value instanceof ObjectNode members ? plainMembers(members) : value;
        if (!(path instanceof PatchPath.ToAttribute to) || !isRoles(to)) return value;
        AttributeDefinition sub = to.attribute().sub();
        String part = sub == null ? "" : sub.name();
        return switch (part) {
            case "" -> each(value, AppRoles::role);
            case VALUE, DISPLAY ->
                written(value)
                        .map(role -> role.path(part))
                        .filter(JsonNode::isString)
                        .orElse(value);
            default -> value;
        };
    }

    private static PatchPath plain(PatchPath path) {
        if (!(path instanceof PatchPath.ToAttribute to) || !isRoles(to)) return path;
        Filter filter = to.filter();
        return filter == null ? path : new PatchPath.ToAttribute(to.attribute(), plain(filter));
    }

    private static Filter plain(Filter filter) {
        return switch (filter.getFilterType()) {
            case AND, OR -> {
                List<Filter> terms =
                        FilterParts.terms(filter).stream().map(AppRoles::plain).toList();
                yield filter.getFilterType() == FilterType.AND ? Filter.and(terms) : Filter.or(terms);
            }
            case EQUAL ->
                written(FilterParts.literal(filter))
                        .filter(role -> FilterParts.path(filter).toString().equalsIgnoreCase(VALUE))
                        .map(role -> Filter.eq(
                                FilterParts.path(filter),
                                NODES.stringNode(role.path(VALUE).stringValue())))
                        .orElse(filter);
            default -> filter;
        };
    }

    private static boolean isRoles(PatchPath.ToAttribute to) {
        return to.attribute().extension() == null
                && to.attribute().attribute().name().equals(ROLES);
    }

    private static ObjectNode plainMembers(ObjectNode body) {
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            if (member.getKey().equalsIgnoreCase(ROLES)) {
                ObjectNode plain = NODES.objectNode();
                plain.setAll(body);
                plain.set(member.getKey(), each(member.getValue(), AppRoles::role));
                return plain;
            }
        }
        return body;
    }

    private static JsonNode each(JsonNode values, UnaryOperator<JsonNode> change) {
        if (!values.isArray()) return change.apply(values);
        ArrayNode changed = NODES.arrayNode(values.size());
        values.forEach(value -> changed.add(change.apply(value)));
        return changed;
    }

    /** One role, as an object with its value or as the value alone. */
    private static JsonNode role(JsonNode raw) {
        if (raw.isString())
            return written(raw)
                    .<JsonNode>map(role -> named(NODES.objectNode(), VALUE, DISPLAY, role))
                    .orElse(raw);
        for (Map.Entry<String, JsonNode> part : raw.properties()) {
            Optional<ObjectNode> role =
                    part.getKey().equalsIgnoreCase(VALUE) ? written(part.getValue()) : Optional.empty();
            if (role.isPresent()) return named(((ObjectNode) raw).deepCopy(), part.getKey(), display(raw), role.get());
        }
        return raw;
    }

    /** What the client says beside it of the role's name holds, if it is a name. */
    private static ObjectNode named(ObjectNode role, String value, String display, ObjectNode written) {
        role.set(value, written.path(VALUE));
        JsonNode shown = role.path(display);
        boolean unnamed = !shown.isString() || written(shown).isPresent();
        if (unnamed && written.path(DISPLAY).isString()) role.set(display, written.path(DISPLAY));
        return role;
    }

    private static String display(JsonNode role) {
        return role.propertyNames().stream()
                .filter(DISPLAY::equalsIgnoreCase)
                .findFirst()
                .orElse(DISPLAY);
    }

    /** The role that stands in a text as JSON, as {@code value} and {@code display}; empty where it is a text like any other. */
    private static Optional<ObjectNode> written(JsonNode node) {
        if (!node.isString() || !node.stringValue().strip().startsWith("{")) return Optional.empty();
        try {
            ObjectNode role = StrictJson.object(node.stringValue().getBytes(StandardCharsets.UTF_8));
            String value = role.path(VALUE).asString("");
            if (Blanks.sayNothing(value)) return Optional.empty();
            JsonNode name = role.path("displayName");
            ObjectNode plain = NODES.objectNode().put(VALUE, value);
            if (name.isString()) plain.put(DISPLAY, name.stringValue());
            return Optional.of(plain);
        } catch (MalformedJson text) {
            return Optional.empty();
        }
    }
}
