package dev.muster.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** What clients look up, each time another one of all users; and pages of the whole list. */
final class Lookups {
    private static final int CHANGED = 50;

    private final ServerUnderTest server;
    private final int users;
    private final Random random = new Random(7644);
    private final Map<String, Supplier<String>> pathsByName = new LinkedHashMap<>();

    private Lookups(ServerUnderTest server, int users) {
        this.server = server;
        this.users = users;
    }

    /** @param group some group, which somebody new joins */
    static Map<String, Figure> measure(ServerUnderTest server, int users, UUID group) throws Exception {
        var lookups = new Lookups(server, users);
        lookups.prepare(group);
        lookups.warmUp();
        return lookups.figures();
    }

    /** All of them in turn: else those that are measured first pay for the compiler. */
    private void warmUp() throws Exception {
        Load.run(1, Benchmarks.WARM_UP, number -> Reading.inTurn(server, pathsByName.values()));
    }

    private Map<String, Figure> figures() throws Exception {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (Map.Entry<String, Supplier<String>> paths : pathsByName.entrySet()) {
            Figure figure = Figure.of(server, number -> new Reading(server, paths.getValue()));
            System.out.printf("%,9d users: %-40s %s%n", users, paths.getKey(), figure);
            figures.put(paths.getKey(), figure);
        }
        return figures;
    }

    private void prepare(UUID group) throws Exception {
        filter("userName eq", "Users", number -> "userName eq \"" + BulkEvents.userName(number) + '"');
        filter("externalId eq", "Users", number -> "externalId eq \"" + BulkEvents.externalId(number) + '"');
        filter("emails.value eq", "Users", number -> "emails.value eq \"" + BulkEvents.userName(number) + '"');
        UUID member = newMember(group);
        filter(
                "members.value eq",
                "Groups",
                number -> "members.value eq \"" + member + '"',
                "&excludedAttributes=members");
        filter("displayName sw, 10 users", "Users", number -> {
            String name = BulkEvents.displayName(number);
            return "displayName sw \"" + name.substring(0, name.length() - 1) + '"';
        });
        Instant before = changeSome();
        filter(
                "meta.lastModified gt, 50 users, sorted",
                "Users",
                number -> "meta.lastModified gt \"" + before + '"',
                "&sortBy=meta.lastModified");
        page("page of 100, first", 1);
        page("page of 100, middle", users / 2 + 1);
        page("page of 100, last", users - 99);
    }

    private void filter(String name, String endpoint, IntFunction<String> filter, String... more) {
        pathsByName.put(
                name,
                () -> "/scim/v2/" + endpoint + "?filter="
                        + URLEncoder.encode(filter.apply(random.nextInt(users)), StandardCharsets.UTF_8)
                        + "&startIndex=1&count=100" + String.join("", more));
    }

    private void page(String name, int startIndex) {
        pathsByName.put(name, () -> "/scim/v2/Users?startIndex=" + startIndex + "&count=100");
    }

    /** Somebody who is in one group alone. */
    private UUID newMember(UUID group) throws Exception {
        try (HttpConnection connection = server.connect()) {
            UUID user = Groups.newUser(connection);
            Groups.expect(204, connection, "PATCH", "/scim/v2/Groups/" + group, Groups.adding(user));
            return user;
        }
    }

    /** @return a moment before which nobody of them was changed */
    private Instant changeSome() throws Exception {
        try (HttpConnection connection = server.connect()) {
            UUID[] some = new UUID[CHANGED];
            for (int i = 0; i < CHANGED; i++) {
                Groups.expect(
                        200,
                        connection,
                        "GET",
                        "/scim/v2/Users?count=1&filter="
                                + URLEncoder.encode(
                                        "userName eq \"" + BulkEvents.userName(i) + '"', StandardCharsets.UTF_8),
                        null);
                var page = JsonMapper.builder().build().readTree(connection.body());
                some[i] = UUID.fromString(page.get("Resources").get(0).get("id").asString());
            }
            Instant before = Instant.now();
            for (UUID user : some) {
                Groups.expect(
                        200,
                        connection,
                        "PATCH",
                        "/scim/v2/Users/" + user,
                        Groups.patch(
                                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Guide since " + before + "\"}"));
            }
            return before;
        }
    }
}
