package dev.muster.history.timeline;

import dev.muster.history.timeline.TimelineEntry.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stored event changed, read from its JSON without its class: the events have the same few shapes, and whatever has none
 * of them shows its members as they are. A test holds the changes of every event against a list that somebody has read.
 */
final class StoredChanges {
    private static final Map<String, String> RENAMED = Map.of(
            "UserRenamed", "userName",
            "GroupRenamed", "displayName",
            "RoleRenamed", "name",
            "TenantRenamed", "name",
            "UserExternalIdChanged", "externalId",
            "GroupExternalIdChanged", "externalId",
            "EquipmentExternalIdChanged", "externalId");

    private StoredChanges() {}

    /**
     * @param own whether they are shown to the resource whose event it is, and not to another one that it concerns
     * @param all the event in the form of today; without its personal part, where that was erased
     */
    static List<Change> of(String kind, boolean own, ObjectNode all) {
        return switch (kind) {
            case "UserDeactivated" -> List.of(new Change("active", BooleanNode.TRUE, BooleanNode.FALSE));
            case "UserReactivated" -> reactivated(all);
            case "MembersAdded" ->
                own
                        ? List.of(new Change("members", null, all.path("users")))
                        : List.of(new Change("groups", null, one(all.path("group"))));
            case "MembersRemoved" ->
                own
                        ? List.of(new Change("members", all.path("users"), null))
                        : List.of(new Change("groups", one(all.path("group")), null));
            case "MemberGroupsAdded" ->
                own
                        ? List.of(new Change("members", null, all.path("groups")))
                        : List.of(new Change("groups", null, one(all.path("group"))));
            case "MemberGroupsRemoved" ->
                own
                        ? List.of(new Change("members", all.path("groups"), null))
                        : List.of(new Change("groups", one(all.path("group")), null));
            case "EquipmentCheckedOut" ->
                with(
                        all.get("since"),
                        own
                                ? new Change("holder", null, bare(all.path("holder")))
                                : new Change("equipment", null, one(all.path("equipment"))));
            case "EquipmentCheckOutRedated" -> List.of(new Change("holder.since", all.get("before"), all.get("after")));
            case "EquipmentReturned", "EquipmentRetired", "EquipmentDeleted" -> handedBack(own, all);
            case "RoleMapped" ->
                own
                        ? List.of(new Change("mappings", null, mapping(all)))
                        : List.of(new Change("roles", null, one(all.path("role"))));
            case "RoleUnmapped" ->
                own
                        ? List.of(new Change("mappings", mapping(all), null))
                        : List.of(new Change("roles", one(all.path("role")), null));
            default -> RENAMED.containsKey(kind) ? renamed(RENAMED.get(kind), all) : listed(all);
        };
    }

    /** And by what the person was known again; older events don't tell. */
    private static List<Change> reactivated(ObjectNode event) {
        List<Change> changes = new ArrayList<>();
        changes.add(new Change("active", BooleanNode.FALSE, BooleanNode.TRUE));
        for (String member : List.of("knownBy", "unconfirmed")) {
            if (event.hasNonNull(member)) changes.add(new Change(member, null, event.get(member)));
        }
        return changes;
    }

    private static List<Change> with(@Nullable JsonNode since, Change handedOut) {
        return since == null || since.isNull()
                ? List.of(handedOut)
                : List.of(handedOut, new Change("holder.since", null, since));
    }

    private static List<Change> handedBack(boolean own, ObjectNode event) {
        if (!event.hasNonNull("holder")) return List.of();
        return own
                ? List.of(new Change("holder", bare(event.path("holder")), null))
                : List.of(new Change("equipment", one(event.path("equipment")), null));
    }

    private static List<Change> renamed(@Nullable String attribute, ObjectNode event) {
        boolean isErased = !event.has("before") && !event.has("after");
        if (isErased) return List.of();
        return List.of(new Change(String.valueOf(attribute), event.get("before"), event.get("after")));
    }

    private static List<Change> listed(ObjectNode event) {
        List<Change> changes = new ArrayList<>();
        event.forEachEntry((member, value) -> {
            switch (member) {
                case "user", "group", "role", "equipment", "integration", "tenant", "schema" -> {} // the subject itself
                case "document" ->
                    value.forEachEntry((attribute, after) -> changes.add(new Change(attribute, null, after)));
                default -> {
                    if (member.equals("changes") && value.isArray()) { // elsewhere it is a number of them
                        value.forEach(change -> changes.add(new Change(
                                change.path("attribute").asString(""), change.get("before"), change.get("after"))));
                    } else if (!value.isNull()) {
                        changes.add(new Change(member, null, bare(value)));
                    }
                }
            }
        });
        return changes;
    }

    private static ObjectNode mapping(ObjectNode event) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        event.path("mapping").forEachEntry((member, value) -> mapping.set(member, bare(value)));
        if (event.has("rank")) mapping.set("rank", event.get("rank"));
        return mapping;
    }

    private static ArrayNode one(JsonNode id) {
        return JsonNodeFactory.instance.arrayNode().add(bare(id));
    }

    /** An id as clients know it: without its tenant. */
    private static JsonNode bare(JsonNode id) {
        if (!id.isString()) return id;
        String text = id.stringValue();
        boolean printed = text.length() == 73 && text.charAt(36) == '/';
        return printed ? JsonNodeFactory.instance.stringNode(text.substring(37)) : id;
    }
}
