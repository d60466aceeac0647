package dev.muster.server.proof;

import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One sequence, played to the server and to the model, in a tenant of its own; after each request both are looked at. */
final class DifferentialPlay {
    private static final JsonMapper JSON = new JsonMapper();

    private final ScimClient client;
    private final NaiveDirectory model;
    /** By the model's id, the server's. */
    private final Map<String, String> ids = new HashMap<>();
    /** By the model's id: as it stood before. */
    private final Map<String, JsonNode> owns = new HashMap<>();

    private final Map<String, JsonNode> metas = new HashMap<>();

    DifferentialPlay(ScimClient client, ClientProfile profile) {
        this.client = client;
        this.model = new NaiveDirectory(profile);
    }

    /** Null where server and model agree to the end; else what they say of the first request on which they do not. */
    @Nullable
    String of(List<Step> steps) {
        for (Step step : steps) {
            String difference = step.isBulk() ? bulk(step) : single(step);
            if (difference == null) difference = difference(step.isBulk());
            if (difference != null) return step + "\n" + difference;
        }
        return questions();
    }

    private @Nullable String single(Step step) {
        String id = step.path().substring(step.path().lastIndexOf('/') + 1);
        List<String> headers = ifMatch(step.condition(), id);
        boolean matches = step.condition() != Step.Condition.STALE;
        NaiveDirectory.Answer expected = model.write(
                step.method(), step.path(), step.body(), step.newIds().getFirst(), matches);
        ScimAnswer answer = client.send(
                step.method(),
                real(step.path()),
                step.body() == null ? null : real(step.body().toString()),
                headers.toArray(String[]::new));
        // of two mistakes either may be told: a body that makes no sense, for what is not there
        if (expected.status() == 400 && answer.status() == 404 && model.own(id) == null) return null;
        if (answer.status() != expected.status()) return "model " + expected + ", server " + told(answer);
        if (answer.status() >= 400) {
            String scimType = answer.body().path("scimType").asString(null);
            return Objects.equals(scimType, expected.scimType())
                    ? null
                    : "model " + expected + ", server " + told(answer);
        }
        if (answer.status() == 201) ids.put(step.newIds().getFirst(), answer.id());
        if (answer.status() == 204) return answer.http().body().isEmpty() ? null : "a 204 with a body";
        String shownId = answer.status() == 201 ? step.newIds().getFirst() : id;
        JsonNode body = symbolic(answer.body());
        if (!body.path("meta").path("version").asString("").equals(answer.header("ETag")))
            return "ETag and meta.version differ";
        return different(model.shown(shownId), body);
    }

    private List<String> ifMatch(Step.Condition condition, String id) {
        String current = metas.containsKey(id) ? metas.get(id).path("version").asString("") : "W/\"0\"";
        return switch (condition) {
            case NONE -> List.of();
            case ANY -> List.of("If-Match", "*");
            case CURRENT -> List.of("If-Match", current);
            case ONE_OF_SEVERAL -> List.of("If-Match", "\"4711\", " + current);
            case STALE -> List.of("If-Match", "W/\"4711\"");
        };
    }

    private @Nullable String bulk(Step step) {
        JsonNode body = Objects.requireNonNull(step.body());
        List<NaiveDirectory.Done> expected = model.bulk(body, step.newIds());
        ScimAnswer answer = client.post("/Bulk", real(body.toString()));
        if (answer.status() != 200) return "server " + told(answer);
        ArrayNode results = (ArrayNode) answer.body().path("Operations");
        List<String> wanted = new ArrayList<>();
        List<String> got = new ArrayList<>();
        for (NaiveDirectory.Done done : expected) {
            JsonNode operation = body.path("Operations").get(done.place());
            wanted.add(operation.path("method").asString("") + " "
                    + operation.path("bulkId").asString("-") + " " + done.answer());
        }
        for (JsonNode result : results) {
            var told = new NaiveDirectory.Answer(
                    Integer.parseInt(result.path("status").asString("0")),
                    result.path("response").path("scimType").asString(null));
            got.add(result.path("method").asString("") + " "
                    + result.path("bulkId").asString("-") + " " + told);
        }
        if (!wanted.equals(got))
            return "model " + wanted + "\nserver " + got + "\n" + answer.http().body();
        for (int i = 0; i < expected.size(); i++) {
            String location = results.get(i).path("location").asString("");
            String id = expected.get(i).id();
            if (id == null || expected.get(i).answer().status() >= 400) continue;
            if (expected.get(i).answer().status() == 201)
                ids.put(id, location.substring(location.lastIndexOf('/') + 1));
            if (!location.endsWith("/" + real(id))) return "a location of something else: " + location;
        }
        return null;
    }

    /** All that there is, in one list over all types (RFC 7644 §3.4.2.1), and whether versions moved with what they are of. */
    private @Nullable String difference(boolean afterSeveral) {
        ScimAnswer answer = client.get("?count=1000");
        if (answer.status() != 200) return told(answer);
        Map<String, JsonNode> shown = new TreeMap<>();
        symbolic(answer.body())
                .path("Resources")
                .forEach(resource -> shown.put(resource.path("id").asString(""), resource));
        List<String> there = model.ids().stream().sorted().toList();
        if (!there.equals(List.copyOf(shown.keySet())))
            return "there are " + there + " in the model, on the server " + shown.keySet();
        for (String id : there) {
            JsonNode resource = Objects.requireNonNull(shown.get(id));
            String difference = different(model.shown(id), resource);
            if (difference == null) difference = versions(id, resource.path("meta"), afterSeveral);
            if (difference != null) return difference;
        }
        owns.keySet().retainAll(there);
        metas.keySet().retainAll(there);
        return null;
    }

    /** @param afterSeveral changes, which may have taken each other back: the version has moved then, and what it is of is the same */
    private @Nullable String versions(String id, JsonNode meta, boolean afterSeveral) {
        JsonNode own = Objects.requireNonNull(model.own(id));
        JsonNode ownBefore = owns.put(id, own);
        JsonNode before = metas.put(id, meta);
        if (before == null) return null;
        if (!before.path("created").equals(meta.path("created"))) return "meta.created has changed";
        boolean changed = !own.equals(ownBefore);
        boolean moved = !before.path("version").equals(meta.path("version"));
        if (afterSeveral && moved) return null;
        if (moved != changed)
            return "changed: " + changed + ", but the version went from " + before + " to " + meta + "\n" + ownBefore
                    + "\n" + own;
        // RFC 7643 §3.1: lastModified is that of the last change
        if (!changed && !before.path("lastModified").equals(meta.path("lastModified")))
            return "lastModified moved without a change";
        return null;
    }

    /** Of a resource as it is shown; null where there is no difference but in what the server alone knows. */
    static @Nullable String different(@Nullable ObjectNode expected, JsonNode actual) {
        ObjectNode plain = (ObjectNode) actual.deepCopy();
        JsonNode meta = plain.remove("meta");
        String type = meta == null ? "" : meta.path("resourceType").asString("");
        if (!meta.path("location")
                .asString("")
                .endsWith("/" + type + "s/" + plain.path("id").asString(""))) return "meta is " + meta;
        sort(plain);
        return plain.equals(expected) ? null : "model  " + expected + "\nserver " + plain;
    }

    /** Members and groups in the order of their ids, with addresses as the model writes them. */
    private static void sort(ObjectNode plain) {
        for (String set : List.of("members", "groups")) {
            if (!(plain.get(set) instanceof ArrayNode values)) continue;
            List<JsonNode> sorted = new ArrayList<>();
            values.forEach(value -> {
                ObjectNode member = (ObjectNode) value;
                String reference = member.path("$ref").asString("");
                if (member.has("$ref"))
                    member.put("$ref", reference.substring(reference.indexOf("/scim/v2") + "/scim/v2".length()));
                sorted.add(member);
            });
            sorted.sort(Comparator.comparing(value -> value.path("value").asString("")));
            values.removeAll().addAll(sorted);
        }
    }

    /** At the end: each by its id, whoever is gone is gone, and filters find whom the model finds. */
    private @Nullable String questions() {
        for (String id : ids.keySet()) {
            ObjectNode expected = model.shown(id);
            boolean isUser = expected != null && !expected.has("members");
            ScimAnswer answer = client.get((isUser ? "/Users/" : "/Groups/") + real(id));
            if (expected == null ? answer.status() != 404 : answer.status() != 200)
                return "GET " + id + " " + told(answer);
            String difference = expected == null ? null : different(expected, symbolic(answer.body()));
            if (difference != null) return "GET " + id + "\n" + difference;
        }
        for (NaiveSelection selection : NaiveSelection.SOME) {
            String difference = selected(selection);
            if (difference != null) return selection + "\n" + difference;
        }
        for (String[] question : QUESTIONS) {
            String difference = question(question[0], question[1], question[2]);
            if (difference != null) return difference;
        }
        for (String id : List.copyOf(ids.keySet())) {
            String difference = question("/Groups", "members.value", id);
            if (difference == null) difference = question("/Users", "groups.value", id);
            if (difference != null) return difference;
        }
        return null;
    }

    private @Nullable String selected(NaiveSelection selection) {
        ScimAnswer answer = client.get("?count=1000&" + selection.parameter() + "=" + selection.names());
        if (answer.status() != 200) return told(answer);
        for (JsonNode resource : symbolic(answer.body()).path("Resources")) {
            ObjectNode plain = (ObjectNode) resource.deepCopy();
            plain.remove(List.of("meta", "schemas"));
            sort(plain);
            ObjectNode whole =
                    Objects.requireNonNull(model.shown(plain.path("id").asString("")));
            ObjectNode expected = selection.of(whole);
            // by their names alone members have no order
            if (!values(plain).equals(values(expected))) return "model  " + expected + "\nserver " + plain;
        }
        return null;
    }

    /** What there is, one for each value, and how often. */
    private static Map<Map.Entry<String, JsonNode>, Long> values(ObjectNode resource) {
        List<Map.Entry<String, JsonNode>> values = new ArrayList<>();
        for (var member : resource.properties()) {
            if (member.getValue() instanceof ArrayNode several)
                several.forEach(value -> values.add(Map.entry(member.getKey(), value)));
            else values.add(Map.entry(member.getKey(), member.getValue()));
        }
        return values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static final String[][] QUESTIONS = {
        {"/Users", "userName", "BJensen@example.com"},
        {"/Users", "userName", "mandy@example.com"},
        {"/Users", "active", "true"},
        {"/Users", "active", "false"},
        {"/Users", "emails.value", "a@EXAMPLE.com"},
        {"/Users", "emails.type", "work"},
        {"/Users", "emails.primary", "true"},
        {"/Users", "addresses.locality", "paris"},
        {"/Users", "externalId", "e-1"},
        {"/Users", "title", "GUIDE"},
        {"/Users", "userType", "contractor"},
        {"/Users", "name.familyName", "jensen"},
        {"/Groups", "displayName", "guides"},
        {"/Groups", "externalId", "g-1"},
    };

    private @Nullable String question(String endpoint, String attribute, String value) {
        boolean bare = value.equals("true") || value.equals("false");
        String filter = attribute + " eq " + (bare ? value : "\"" + real(value) + "\"");
        ScimAnswer answer = client.filter(endpoint, filter);
        if (answer.status() != 200) return filter + " " + told(answer);
        List<String> found = new ArrayList<>();
        symbolic(answer.body())
                .path("Resources")
                .forEach(resource -> found.add(resource.path("id").asString("")));
        List<String> expected = model.find(endpoint.equals("/Users"), attribute, value);
        boolean counted = answer.body().path("totalResults").asInt(-1) == expected.size();
        return counted
                        && found.stream()
                                .sorted()
                                .toList()
                                .equals(expected.stream().sorted().toList())
                ? null
                : endpoint + "?filter=" + filter + "\nmodel  " + expected + "\nserver " + found;
    }

    private static String told(ScimAnswer answer) {
        return answer.status() + " " + answer.http().body();
    }

    private String real(String text) {
        String real = text;
        for (var id : ids.entrySet()) real = real.replace(id.getKey(), id.getValue());
        return real;
    }

    private JsonNode symbolic(JsonNode body) {
        String text = body.toString();
        for (var id : ids.entrySet()) text = text.replace(id.getValue(), id.getKey());
        return JSON.readTree(text);
    }
}
