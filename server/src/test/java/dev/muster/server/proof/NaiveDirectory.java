package dev.muster.server.proof;

import dev.muster.directory.integration.ClientProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Users and groups in memory, by a plain reading of RFC 7643 and RFC 7644 and of what we decided beside them
 * (docs/conformance.md): no code of the server's, no thought of speed.
 */
final class NaiveDirectory {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = new JsonMapper();

    /** @param scimType null where there is none, and where all went well */
    record Answer(int status, @Nullable String scimType) {}

    /** @param status of an operation in bulk, by its place in the request */
    record Done(int place, Answer answer, @Nullable String id) {}

    private final ClientProfile profile;
    private final boolean lenient;
    private final boolean urnMayLack;
    /** By id, in the order of their creation; a group's members are ids in an array {@code members}. */
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();

    private final Map<String, ObjectNode> groups = new LinkedHashMap<>();
    private NaiveLeavers leavers = new NaiveLeavers();

    NaiveDirectory(ClientProfile profile) {
        this.profile = profile;
        this.lenient = profile != ClientProfile.RFC;
        this.urnMayLack = profile == ClientProfile.ENTRA;
    }

    NaiveDirectory copy() {
        var copy = new NaiveDirectory(profile);
        users.forEach((id, user) -> copy.users.put(id, user.deepCopy()));
        groups.forEach((id, group) -> copy.groups.put(id, group.deepCopy()));
        copy.leavers = leavers.copy();
        return copy;
    }

    /**
     * @param newId   what a POST creates gets this id
     * @param matches whether If-Match, if there is any, names the version that stands
     */
    Answer write(String method, String path, @Nullable JsonNode body, String newId, boolean matches) {
        String[] steps = path.substring(1).split("/");
        boolean isUser = steps[0].equals("Users");
        try {
            Answer answer = switch (method) {
                case "POST" -> create(isUser, read(isUser, body), newId);
                case "PUT" -> replace(isUser, steps[1], read(isUser, body), matches);
                case "PATCH" -> revise(isUser, steps[1], body, matches);
                default -> delete(isUser, steps[1], matches);
            };
            leavers.keepOnlyWhatIsThere(groups);
            return answer;
        } catch (Refused refused) {
            return new Answer(refused.status, refused.scimType);
        }
    }

    private static ObjectNode read(boolean isUser, @Nullable JsonNode body) {
        JsonNode given = body == null ? NODES.objectNode() : body;
        ObjectNode read = NaiveSchema.read(isUser ? NaiveSchema.USER : NaiveSchema.GROUP, given);
        require(isUser, read);
        for (var member : given.properties()) {
            if (isUser
                    || !member.getKey().equalsIgnoreCase("members")
                    || member.getValue().isNull()) continue;
            Set<String> ids = new LinkedHashSet<>();
            member.getValue()
                    .forEach(one -> ids.add(one.isObject() ? one.path("value").stringValue() : one.stringValue()));
            ArrayNode members = read.putArray("members");
            ids.forEach(members::add);
        }
        return read;
    }

    /** RFC 7643 §4.1, §4.2: nothing is without its name. */
    private static void require(boolean isUser, ObjectNode read) {
        if (read.path(nameOf(isUser)).asString("").isBlank()) throw Refused.invalidValue();
    }

    private static String nameOf(boolean isUser) {
        return isUser ? "userName" : "displayName";
    }

    private Answer create(boolean isUser, ObjectNode wanted, String id) {
        if (isUser && !wanted.has("active")) wanted.put("active", true);
        check(isUser, id, wanted);
        of(isUser).put(id, wanted);
        if (isUser && !NaiveLeavers.isActive(wanted)) leavers.madeInactive(id, wanted);
        return new Answer(201, null);
    }

    /** RFC 7644 §3.5.1: what is left out is cleared; but active and members stay, as decided. */
    private Answer replace(boolean isUser, String id, ObjectNode wanted, boolean matches) {
        ObjectNode before = standing(isUser, id, matches);
        String stays = isUser ? "active" : "members";
        if (!wanted.has(stays) && before.has(stays)) wanted.set(stays, before.get(stays));
        boolean another = isUser && leavers.isAnother(id, before, wanted);
        check(isUser, id, wanted);
        of(isUser).put(id, wanted);
        if (isUser) leavers.edited(id, before, wanted, wanted.has("externalId"), another, groups);
        return new Answer(200, null);
    }

    private Answer revise(boolean isUser, String id, @Nullable JsonNode body, boolean matches) {
        String schema = isUser ? NaiveSchema.USER : NaiveSchema.GROUP;
        JsonNode operations = body == null ? NODES.arrayNode() : body.path("Operations");
        var patch = new NaivePatch(schema, operations, lenient, urnMayLack);
        ObjectNode before = standing(isUser, id, matches);
        ObjectNode after = patched(isUser, before, patch);
        boolean another = isUser && leavers.isAnother(id, before, after);
        if (another) after = patched(true, leavers.withoutAccess(id, before), patch);
        check(isUser, id, after);
        of(isUser).put(id, after);
        if (isUser) leavers.edited(id, before, after, patch.sets("externalId"), another, groups);
        // §3.5.2: either will do; Okta and Entra want no members back (conformance.md)
        return new Answer(isUser || !lenient ? 200 : 204, null);
    }

    private static ObjectNode patched(boolean isUser, ObjectNode before, NaivePatch patch) {
        // §3.5.2: all or nothing, so on a copy
        ObjectNode tree = before.deepCopy();
        patch.applyTo(tree);
        ObjectNode after = NaiveSchema.read(isUser ? NaiveSchema.USER : NaiveSchema.GROUP, tree);
        require(isUser, after);
        // what has a default does not end without it
        if (isUser && !after.has("active")) after.set("active", before.path("active"));
        if (tree.has("members")) after.set("members", tree.get("members"));
        return after;
    }

    /** §3.6; whoever is gone is no member any more. */
    private Answer delete(boolean isUser, String id, boolean matches) {
        standing(isUser, id, matches);
        of(isUser).remove(id);
        leavers.gone(id);
        groups.values()
                .forEach(group -> ((ArrayNode) group.withArrayProperty("members"))
                        .removeIf(member -> member.stringValue().equals(id)));
        return new Answer(204, null);
    }

    private ObjectNode standing(boolean isUser, String id, boolean matches) {
        ObjectNode there = of(isUser).get(id);
        if (there == null) throw new Refused(404, null);
        if (!matches) throw new Refused(412, null); // §3.14
        return there;
    }

    private Map<String, ObjectNode> of(boolean isUser) {
        return isUser ? users : groups;
    }

    /** RFC 7643 §4.1.1: names are unique, whatever their case; §4.2: members are there, and no group contains itself. */
    private void check(boolean isUser, String id, ObjectNode wanted) {
        String name = NaiveSchema.folded(wanted.path(nameOf(isUser)));
        of(isUser).forEach((other, resource) -> {
            if (!other.equals(id)
                    && NaiveSchema.folded(resource.path(nameOf(isUser))).equals(name))
                throw new Refused(409, "uniqueness");
        });
        for (JsonNode member : wanted.path("members")) {
            String one = member.stringValue();
            if (!users.containsKey(one) && !groups.containsKey(one) || isWithin(id, one, new HashSet<>()))
                throw Refused.invalidValue();
        }
    }

    private boolean isWithin(String group, String container, Set<String> seen) {
        if (group.equals(container)) return true;
        if (!seen.add(container)) return false;
        for (JsonNode member :
                groups.getOrDefault(container, NODES.objectNode()).path("members")) {
            if (isWithin(group, member.stringValue(), seen)) return true;
        }
        return false;
    }

    /** RFC 7644 §3.7: each operation by itself, whoever refers to another after that one, until there are too many errors. */
    List<Done> bulk(JsonNode body, List<String> newIds) {
        JsonNode operations = body.path("Operations");
        int most = body.path("failOnErrors").asInt(Integer.MAX_VALUE);
        Map<String, String> created = new HashMap<>();
        Set<String> creating = new HashSet<>();
        operations.forEach(one -> {
            if (one.path("method").asString("").equals("POST"))
                creating.add(one.path("bulkId").asString(""));
        });
        Set<String> settled = new HashSet<>();
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) waiting.add(i);
        List<Done> done = new ArrayList<>();
        int errors = 0;
        while (!waiting.isEmpty() && errors < most) {
            int next = waiting.stream()
                    .filter(place -> creating.stream()
                            .allMatch(bulkId -> settled.contains(bulkId)
                                    || !operations.get(place).toString().contains("bulkId:" + bulkId)))
                    .findFirst()
                    .orElseThrow();
            waiting.remove((Integer) next);
            JsonNode operation = operations.get(next);
            Done one = one(next, operation, created, creating, newIds.get(next));
            if (operation.path("method").asString("").equals("POST")) {
                settled.add(operation.path("bulkId").asString(""));
                if (one.answer().status() == 201)
                    created.put(operation.path("bulkId").asString(""), newIds.get(next));
            }
            if (one.answer().status() >= 400) errors++;
            done.add(one);
        }
        done.sort(Comparator.comparing(Done::place));
        return done;
    }

    private Done one(int place, JsonNode operation, Map<String, String> created, Set<String> creating, String newId) {
        String text = operation.toString();
        for (var bulkId : created.entrySet()) text = text.replace("bulkId:" + bulkId.getKey(), bulkId.getValue());
        // what has failed fails whoever needs it; what nobody makes is a mistake
        Matcher unresolved = Pattern.compile("bulkId:(\\w+)").matcher(text);
        if (unresolved.find()) {
            boolean failed = creating.contains(unresolved.group(1));
            return new Done(place, failed ? new Answer(409, null) : new Answer(400, "invalidValue"), null);
        }
        JsonNode resolved = JSON.readTree(text);
        String method = resolved.path("method").stringValue();
        String path = resolved.path("path").stringValue();
        Answer answer = write(method, path, resolved.get("data"), newId, true);
        Answer told = answer.status() == 204 && method.equals("PATCH") ? new Answer(200, null) : answer;
        return new Done(place, told, method.equals("POST") ? newId : path.substring(path.lastIndexOf('/') + 1));
    }

    /** As it stands, but for what the server alone knows: when, which version, where. Null where there is none. */
    @Nullable
    ObjectNode shown(String id) {
        boolean isUser = users.containsKey(id);
        if (!isUser && !groups.containsKey(id)) return null;
        ObjectNode shown = NODES.objectNode();
        ObjectNode resource = of(isUser).getOrDefault(id, NODES.objectNode());
        ArrayNode schemas = shown.putArray("schemas").add(isUser ? NaiveSchema.USER : NaiveSchema.GROUP);
        if (resource.has(NaiveSchema.ENTERPRISE)) schemas.add(NaiveSchema.ENTERPRISE);
        shown.put("id", id);
        shown.setAll(resource.deepCopy());
        if (isUser) {
            ArrayNode groupsOf = groupsOf(id);
            if (!groupsOf.isEmpty()) shown.set("groups", groupsOf);
        } else {
            shown.set("members", members(resource.path("members")));
        }
        return shown;
    }

    /** RFC 7643 §4.1.2: direct and indirect. */
    private ArrayNode groupsOf(String user) {
        Set<String> direct = containing(Set.of(user));
        Set<String> all = new TreeSet<>(direct);
        for (Set<String> next = direct; all.addAll(next = containing(next)); ) {}
        ArrayNode shown = NODES.arrayNode();
        for (String group : all) {
            shown.addObject()
                    .put("value", group)
                    .put("$ref", "/Groups/" + group)
                    .put(
                            "display",
                            groups.getOrDefault(group, NODES.objectNode())
                                    .path("displayName")
                                    .asString(""))
                    .put("type", direct.contains(group) ? "direct" : "indirect");
        }
        return shown;
    }

    private Set<String> containing(Set<String> ids) {
        Set<String> containing = new TreeSet<>();
        groups.forEach((id, group) -> {
            for (JsonNode member : group.path("members")) {
                if (ids.contains(member.stringValue())) containing.add(id);
            }
        });
        return containing;
    }

    private ArrayNode members(JsonNode ids) {
        Set<String> sorted = new TreeSet<>();
        ids.forEach(id -> sorted.add(id.stringValue()));
        ArrayNode members = NODES.arrayNode();
        for (String id : sorted) {
            ObjectNode user = users.get(id);
            ObjectNode resource = user == null ? groups.getOrDefault(id, NODES.objectNode()) : user;
            members.addObject()
                    .put("value", id)
                    .put("$ref", (user == null ? "/Groups/" : "/Users/") + id)
                    .put("type", user == null ? "Group" : "User")
                    .put("display", calledBy(resource));
        }
        return members;
    }

    private static String calledBy(ObjectNode resource) {
        JsonNode name = resource.path("name");
        String both = (name.path("givenName").asString("") + " "
                        + name.path("familyName").asString(""))
                .strip();
        return Stream.of(
                        resource.path("displayName").asString(""),
                        name.path("formatted").asString(""),
                        both)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(resource.path("userName").asString(""));
    }

    /**
     * What the resource's version is about: all that is its own (RFC 7644 §3.14), so not the groups it is in; and whether it is known
     * whose it is.
     */
    @Nullable
    JsonNode own(String id) {
        ObjectNode resource = users.containsKey(id) ? users.get(id) : groups.get(id);
        if (resource == null) return null;
        ObjectNode own = resource.deepCopy();
        Set<String> members = new TreeSet<>();
        own.path("members").forEach(member -> members.add(member.stringValue()));
        own.remove("members");
        own.put("members", members.toString());
        own.put("isUnconfirmed", leavers.isUnconfirmed(id));
        return own;
    }

    List<String> ids() {
        List<String> ids = new ArrayList<>(users.keySet());
        ids.addAll(groups.keySet());
        return ids;
    }

    /** §3.4.2.2 for the one question {@code attribute eq "value"}. */
    List<String> find(boolean isUser, String attribute, String value) {
        return of(isUser).keySet().stream()
                .filter(id -> valuesOf(shown(id), attribute).stream()
                        .anyMatch(one ->
                                attribute.equals("externalId") ? one.equals(value) : one.equalsIgnoreCase(value)))
                .toList();
    }

    private static List<String> valuesOf(@Nullable JsonNode resource, String attribute) {
        JsonNode node = resource == null ? NODES.objectNode() : resource;
        List<String> values = new ArrayList<>();
        String[] steps = attribute.split("\\.");
        JsonNode first = node.path(steps[0]);
        if (steps.length == 1) values.add(first.isBoolean() ? first.toString() : first.asString(""));
        else if (first.isObject()) values.add(first.path(steps[1]).asString(""));
        else first.forEach(one -> values.add(one.path(steps[1]).asString("")));
        return values;
    }
}
