package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.durability.Ledger.Entry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes whatever comes to mind, one thing after the other, and puts each answer down. */
final class LedgerWriter implements Callable<@Nullable Void> {
    static final String USERS = "/scim/v2/Users";
    static final String GROUPS = "/scim/v2/Groups";
    static final String EQUIPMENT = "/scim/v2/Equipment";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int AT_ONCE = 5;

    private final Ledger ledger;
    private final ServerProcess server;
    private final String self;
    private final Random dice;
    private final AtomicBoolean isOver;
    private final List<Entry> users = new ArrayList<>();
    private final List<Entry> groups = new ArrayList<>();
    private int number;

    /** @param self unlike that of any other, because names are made of it */
    LedgerWriter(Ledger ledger, ServerProcess server, String self, Random dice, AtomicBoolean isOver) {
        this.ledger = ledger;
        this.server = server;
        this.self = self;
        this.dice = dice;
        this.isOver = isOver;
    }

    @Override
    public @Nullable Void call() {
        while (!isOver.get()) {
            try {
                one();
            } catch (IOException cutOff) {
                // not answered: it may be there or not
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
        return null;
    }

    private void one() throws IOException {
        Optional<Entry> user = settled(users);
        Optional<Entry> group = settled(groups);
        switch (dice.nextInt(10)) {
            case 0, 1 -> createUser();
            case 2 -> bulk();
            case 3 -> importItems();
            case 4 -> {
                if (user.isPresent()) createGroup(user.get());
            }
            case 5, 6 -> {
                if (user.isPresent() && group.isPresent()) addMember(group.get(), user.get());
            }
            default -> {
                if (user.isPresent()) patchUser(user.get());
                else createUser();
            }
        }
    }

    private Optional<Entry> settled(List<Entry> of) {
        List<Entry> able = of.stream().filter(Entry::isSettled).toList();
        return able.isEmpty() ? Optional.empty() : Optional.of(able.get(dice.nextInt(able.size())));
    }

    private String next() {
        return self + "-" + number++;
    }

    private void createUser() throws IOException {
        Entry user = ledger.asked(USERS, "bjensen-" + next() + "@example.com", "0 0");
        users.add(user);
        put(user, server.send("POST", USERS, user(user.name)), 201);
    }

    /** Two attributes at once, so that half of it would be seen. */
    private void patchUser(Entry user) throws IOException {
        String value = next();
        ledger.asked(user, value + " " + value);
        put(user, server.send("PATCH", USERS + "/" + user.id(), """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"replace","value":{"title":"%s","nickName":"%s"}}]}""".formatted(value, value)), 200);
    }

    private void createGroup(Entry member) throws IOException {
        Entry group = ledger.asked(GROUPS, "Tour Guides " + next(), member.id());
        groups.add(group);
        put(group, server.send("POST", GROUPS, """
                {"displayName":"%s","members":[{"value":"%s"}]}""".formatted(group.name, member.id())), 201);
    }

    private void addMember(Entry group, Entry member) throws IOException {
        if (group.value().contains(member.id())) return;
        ledger.asked(group, members(group.value() + " " + member.id()));
        HttpResponse<String> answer = server.send("PATCH", GROUPS + "/" + group.id(), """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                 "Operations":[{"op":"add","path":"members","value":[{"value":"%s"}]}]}""".formatted(member.id()));
        put(group, answer, 204);
    }

    private void bulk() throws IOException {
        List<Entry> created = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) created.add(ledger.asked(USERS, "bulk-" + next() + "@example.com", "0 0"));
        String operations = created.stream()
                .map(user -> """
                        {"method":"POST","path":"/Users","bulkId":"%s","data":%s}""".formatted(user.name, user(user.name)))
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = server.send("POST", "/scim/v2/Bulk", """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[%s]}""".formatted(operations));
        if (isUnavailable(answer)) return;
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode results = JSON.readTree(answer.body()).get("Operations");
        for (int i = 0; i < AT_ONCE; i++) {
            JsonNode result = results.get(i);
            String status = result.get("status").asString();
            assertThat(status).as(answer.body()).isIn("201", "503", "507");
            if (!status.equals("201")) continue;
            String location = result.get("location").asString();
            String id = location.substring(location.lastIndexOf('/') + 1);
            ledger.acknowledged(
                    created.get(i), id, version(result.get("version").asString()));
            users.add(created.get(i));
        }
    }

    private void importItems() throws IOException {
        List<Entry> items = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) items.add(ledger.asked(EQUIPMENT, "TAG-" + next(), "Laptop"));
        String csv = items.stream().map(item -> item.name + ",Laptop\n").collect(Collectors.joining());
        HttpResponse<String> answer = server.csv("/api/equipment/import?dryRun=false", "Asset Tag,Model\n" + csv);
        if (answer.statusCode() != 200 && !isUnavailable(answer)) throw new AssertionError(answer.body());
        for (JsonNode change : JSON.readTree(answer.body()).path("changes")) {
            items.stream()
                    .filter(item -> item.name.equals(change.get("assetTag").asString()))
                    .forEach(item -> ledger.acknowledged(item, null, null));
        }
    }

    private void put(Entry entry, HttpResponse<String> answer, int expected) {
        if (isUnavailable(answer)) return;
        assertThat(answer.statusCode()).as("%s: %s", entry, answer.body()).isEqualTo(expected);
        if (expected == 204) { // as Okta wants it of groups
            ledger.acknowledged(
                    entry,
                    null,
                    answer.headers()
                            .firstValue("ETag")
                            .map(LedgerWriter::version)
                            .orElse(null));
            return;
        }
        JsonNode body = JSON.readTree(answer.body());
        String version = body.get("meta").get("version").asString();
        ledger.acknowledged(entry, body.get("id").asString(), version(version));
    }

    private static boolean isUnavailable(HttpResponse<String> answer) {
        boolean unavailable = answer.statusCode() == 503 || answer.statusCode() == 507;
        if (unavailable) LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        return unavailable;
    }

    static Optional<Ledger.State> shown(ServerProcess server, Entry entry) throws IOException {
        String attribute = switch (entry.resources) {
            case USERS -> "userName";
            case GROUPS -> "displayName";
            default -> "assetTag";
        };
        String filter = attribute + "%20eq%20%22" + entry.name.replace(" ", "%20") + "%22";
        HttpResponse<String> answer = server.get(entry.resources + "?filter=" + filter);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode found = JSON.readTree(answer.body()).path("Resources");
        assertThat(found.size()).as(answer.body()).isLessThanOrEqualTo(1);
        if (found.isEmpty()) return Optional.empty();
        JsonNode one = found.get(0);
        return Optional.of(
                new Ledger.State(version(one.get("meta").get("version").asString()), value(entry, one)));
    }

    private static String value(Entry entry, JsonNode shown) {
        return switch (entry.resources) {
            case USERS ->
                shown.get("title").asString() + " " + shown.get("nickName").asString();
            case GROUPS ->
                members(StreamSupport.stream(shown.path("members").spliterator(), false)
                        .map(member -> member.get("value").asString())
                        .collect(Collectors.joining(" ")));
            default -> shown.get("model").asString();
        };
    }

    private static String members(String ids) {
        return java.util.Arrays.stream(ids.split(" ")).sorted().collect(Collectors.joining(" "));
    }

    private static String user(String name) {
        return "{\"userName\":\"%s\",\"name\":{\"familyName\":\"Jensen\"},\"title\":\"0\",\"nickName\":\"0\"}"
                .formatted(name);
    }

    private static long version(String tag) {
        return Long.parseLong(tag.replaceAll("\\D", ""));
    }
}
