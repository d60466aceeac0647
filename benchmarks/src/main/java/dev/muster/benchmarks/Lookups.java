package dev.muster.benchmarks;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** What clients look up, each time another one of all users; and pages of the whole list. */
final class Lookups {
    private static final int CHANGED = 50;
    private static final int TURNS = 8;

    private final ServerUnderTest server;
    private final int users;
    private final Random random = new Random(7644);
    private final Map<String, Supplier<String>> pathsByName = new LinkedHashMap<>();

    private Lookups(ServerUnderTest server, int users) {
        this.server = server;
        this.users = users;
    }

    /** @param group some group, which somebody new joins */
    static Lookups in(ServerUnderTest server, int users, UUID group) throws Exception {
        var lookups = new Lookups(server, users);
        lookups.prepare(group);
        return lookups;
    }

    /** All of them in turn: else those that are measured first pay for the compiler. */
    void warmUp() throws Exception {
        Load.run(1, Benchmarks.WARM_UP, number -> Reading.inTurn(server, pathsByName.values()));
    }

    Map<String, Figure> measure() throws Exception {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String name : pathsByName.keySet()) {
            Figure figure = Figure.of(server, worker(name));
            System.out.printf("%,9d users: %-40s %s%n", users, name, figure);
            figures.put(name, figure);
        }
        return figures;
    }

    /**
     * What each costs here, by what it costs there. Both are measured in turn, a moment each, many times: a machine that is slower now
     * than before is so for both.
     */
    void compare(Lookups there) throws Exception {
        System.out.printf("With %,d users by what it costs with %,d, side by side:%n", users, there.users);
        Map<String, List<Figure>> ours = new LinkedHashMap<>();
        Map<String, List<Figure>> theirs = new LinkedHashMap<>();
        for (int turn = 0; turn < TURNS; turn++) {
            for (String name : pathsByName.keySet()) {
                ours.computeIfAbsent(name, first -> new ArrayList<>()).add(Figure.shortly(server, worker(name)));
                theirs.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(Figure.shortly(there.server, there.worker(name)));
            }
        }
        ours.forEach((name, figures) ->
                Figure.printRatio(name, Figure.median(figures), Figure.median(requireNonNull(theirs.get(name)))));
    }

    private Load.WorkerFactory worker(String name) {
        return number -> new Reading(server, requireNonNull(pathsByName.get(name)));
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
            UUID user = GroupCosts.newUser(connection);
            GroupCosts.expect(204, connection, "PATCH", "/scim/v2/Groups/" + group, GroupCosts.adding(user));
            return user;
        }
    }

    /** @return a moment before which nobody of them was changed */
    private Instant changeSome() throws Exception {
        try (HttpConnection connection = server.connect()) {
            UUID[] some = new UUID[CHANGED];
            for (int i = 0; i < CHANGED; i++) {
                GroupCosts.expect(
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
                GroupCosts.expect(
                        200,
                        connection,
                        "PATCH",
                        "/scim/v2/Users/" + user,
                        GroupCosts.patch(
                                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Guide since " + before + "\"}"));
            }
            return before;
        }
    }
}
