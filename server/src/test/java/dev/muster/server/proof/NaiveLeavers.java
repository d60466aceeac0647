package dev.muster.server.proof;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Who left, and whether the one who comes back under their record is the same: docs/decisions/0030, read plainly. */
final class NaiveLeavers {
    private static final List<String> ACCESS = List.of("userType");

    /** @param everActive whether they were here at all */
    private record Leaver(ObjectNode as, boolean everActive) {}

    /** By the user's id. */
    private final Map<String, Leaver> left = new HashMap<>();
    /** Those who were let in before anybody said who they are: the groups that they found. */
    private final Map<String, Set<String>> unconfirmed = new HashMap<>();

    NaiveLeavers copy() {
        var copy = new NaiveLeavers();
        copy.left.putAll(left);
        unconfirmed.forEach((id, found) -> copy.unconfirmed.put(id, new HashSet<>(found)));
        return copy;
    }

    static boolean isActive(JsonNode user) {
        return user.path("active").asBoolean(true);
    }

    void madeInactive(String id, ObjectNode user) {
        left.put(id, new Leaver(user.deepCopy(), false));
    }

    boolean isUnconfirmed(String id) {
        return unconfirmed.containsKey(id);
    }

    void gone(String id) {
        left.remove(id);
        unconfirmed.remove(id);
    }

    /** Whether an edit lets in, or shows to be let in, another person than the one who left. */
    boolean isAnother(String id, ObjectNode before, ObjectNode after) {
        Leaver leaver = left.get(id);
        boolean open = isActive(before) ? unconfirmed.containsKey(id) : isActive(after);
        if (leaver == null || !open) return false;
        if (leaver.as.has("externalId") && after.has("externalId")) {
            return !leaver.as.get("externalId").equals(after.get("externalId"));
        }
        JsonNode then = leaver.as.path(NaiveSchema.ENTERPRISE).path("employeeNumber");
        JsonNode now = after.path(NaiveSchema.ENTERPRISE).path("employeeNumber");
        return then.isString() && now.isString() && !then.equals(now);
    }

    /** A copy without what would let another person in, as far as it is still as it was. */
    ObjectNode withoutAccess(String id, ObjectNode before) {
        ObjectNode rest = before.deepCopy();
        for (String attribute : ACCESS) {
            JsonNode then = requireNonNull(left.get(id)).as.path(attribute);
            if (then.isString() && then.equals(rest.get(attribute))) rest.remove(attribute);
        }
        return rest;
    }

    void edited(
            String id,
            ObjectNode before,
            ObjectNode after,
            boolean namesExternalId,
            boolean another,
            Map<String, ObjectNode> groups) {
        if (another) {
            takeAway(id, groups);
            gone(id);
        }
        Leaver leaver = left.get(id);
        boolean confirmed = leaver != null
                && namesExternalId
                && after.has("externalId")
                && after.get("externalId").equals(leaver.as.get("externalId"));
        if (confirmed && (unconfirmed.containsKey(id) || isActive(after))) gone(id);
        if (!isActive(before) && isActive(after) && left.containsKey(id)) {
            if (requireNonNull(leaver).everActive && leaver.as.has("externalId"))
                unconfirmed.put(id, containing(id, groups));
            else gone(id);
        }
        if (isActive(before) && !isActive(after)) {
            // whoever leaves before anybody knew them leaves the record to the one before
            if (unconfirmed.remove(id) == null) left.put(id, new Leaver(after.deepCopy(), true));
        }
    }

    /** All groups; or, where somebody was let in before, those that were there then. */
    private void takeAway(String id, Map<String, ObjectNode> groups) {
        Set<String> taken = unconfirmed.getOrDefault(id, containing(id, groups));
        taken.forEach(group -> requireNonNull(groups.get(group))
                .withArrayProperty("members")
                .removeIf(member -> member.stringValue().equals(id)));
    }

    private static Set<String> containing(String id, Map<String, ObjectNode> groups) {
        Set<String> containing = new HashSet<>();
        groups.forEach((group, resource) -> {
            for (JsonNode member : resource.path("members")) {
                if (member.stringValue().equals(id)) containing.add(group);
            }
        });
        return containing;
    }

    /** A group that was left meanwhile, or is gone, was given anew if somebody is in it later. */
    void keepOnlyWhatIsThere(Map<String, ObjectNode> groups) {
        unconfirmed.forEach((id, found) -> found.retainAll(containing(id, groups)));
    }
}
