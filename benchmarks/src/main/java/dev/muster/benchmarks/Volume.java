package dev.muster.benchmarks;

import static java.util.Objects.requireNonNull;

import dev.muster.history.replay.Rebuild;
import dev.muster.server.Muster;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** One directory that grows, at last to a million users: look-ups and pages at each size, big groups, imports, verification. */
final class Volume {
    private static final int[] USERS = sizes();
    private static final int[] MEMBERS = {10, 1_000, 10_000, 100_000};
    private static final int IMPORTED = 100_000;

    private final Path folder;
    private final List<String> jvm;
    private final List<UUID> users = new ArrayList<>();
    private final Map<String, UUID> groups = new LinkedHashMap<>();
    private final Map<Integer, UUID> groupsBySize = new TreeMap<>();

    private Volume(Path folder, List<String> jvm) {
        this.folder = folder;
        this.jvm = jvm;
    }

    private static int[] sizes() {
        String wanted = System.getenv().getOrDefault("MUSTER_BENCH_USERS", "10000,100000,1000000");
        return Stream.of(wanted.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    /** The smallest stays as it is beside the one that grows, so that at the end both can be asked side by side. */
    static void measure(Path folder, List<String> jvm) throws Exception {
        var small = new Volume(folder.resolve("small"), jvm);
        small.at(USERS[0]);
        if (USERS.length == 1) return;
        var large = new Volume(folder.resolve("large"), jvm);
        for (int size : Arrays.copyOfRange(USERS, 1, USERS.length)) large.at(size);
        large.compare(small);
    }

    private void compare(Volume small) throws Exception {
        try (ServerUnderTest server = new ServerUnderTest(folder, jvm);
                ServerUnderTest other = new ServerUnderTest(small.folder, jvm)) {
            Lookups here = lookups(server);
            Lookups there = small.lookups(other);
            server.lookEverybodyUp();
            other.lookEverybodyUp();
            here.warmUp();
            there.warmUp();
            here.compare(there);
        }
    }

    private Lookups lookups(ServerUnderTest server) throws Exception {
        return Lookups.in(server, users.size(), requireNonNull(groupsBySize.get(MEMBERS[0])));
    }

    private void at(int size) throws Exception {
        long events = grow(size);
        try (ServerUnderTest server = new ServerUnderTest(folder, jvm)) {
            System.out.printf("Ready after %.1f s with %,d events%n", server.startSeconds, events);
            server.letDatabaseRest();
            Lookups lookups = lookups(server);
            lookups.warmUp();
            printPages(lookups.measure());
            if (size >= IMPORTED) importOf(server, IMPORTED);
            if (size == USERS[USERS.length - 1]) {
                importOf(server, size);
                GroupCosts.oneMember(server, groups);
                GroupCosts.read(server, groupsBySize);
                GroupCosts.fill(server, users.subList(0, Math.min(size, IMPORTED)));
                System.out.println("After all that, " + String.join(" ", jvm) + ": " + server.memory());
                Verifying.measure(server, events);
                System.out.println("And after the verification: " + server.memory());
            }
        }
    }

    private static void printPages(Map<String, Figure> figures) {
        Figure first = requireNonNull(figures.get("page of 100, first"));
        Figure.printRatio("the middle page by the first", requireNonNull(figures.get("page of 100, middle")), first);
        Figure.printRatio("the last page by the first", requireNonNull(figures.get("page of 100, last")), first);
    }

    private long grow(int size) throws Exception {
        try (ServerUnderTest server = new ServerUnderTest(folder, jvm)) {
            server.stopServer();
            try (Connection connection = server.postgresSuperuserOfMuster()) {
                BulkEvents bulk = new BulkEvents(connection, users.size());
                users.addAll(bulk.provisionUsers(size - users.size()));
                for (int members : MEMBERS) {
                    boolean isDue = members == MEMBERS[0] || size == USERS[USERS.length - 1];
                    if (members > size || groupsBySize.containsKey(members) || !isDue) continue;
                    List<UUID> these = spread(members);
                    groups.put(members + " by PUT", bulk.pushGroup("By PUT " + members, these, 1_000));
                    groups.put(members + " by PATCH", bulk.pushGroup("By PATCH " + members, these, 1));
                    groupsBySize.put(members, requireNonNull(groups.get(members + " by PUT")));
                }
            }
            return rebuild(server);
        }
    }

    /** So many of all users, evenly: a page in the middle then shows as many groups as the first one. */
    private List<UUID> spread(int members) {
        return IntStream.range(0, members)
                .mapToObj(i -> users.get((int) ((long) i * users.size() / members)))
                .toList();
    }

    private long rebuild(ServerUnderTest server) {
        Map<String, Object> properties = Map.of(
                "spring.datasource.url", server.postgres.jdbcUrl(),
                "spring.datasource.username", server.postgres.user(),
                "spring.datasource.password", server.postgres.password(),
                "muster.home", folder.resolve("home").toString(),
                "server.port", "0",
                "logging.level.root", "warn");
        try (var context = new SpringApplicationBuilder(Muster.class)
                .properties(properties)
                .run()) {
            long before = System.nanoTime();
            long events = context.getBean(Rebuild.class).run();
            System.out.printf(
                    "Rebuilt from %,d events at %,.0f events/s%n", events, events * 1e9 / (System.nanoTime() - before));
            return events;
        }
    }

    private static void importOf(ServerUnderTest server, int count) throws Exception {
        long before = System.nanoTime();
        try (HttpConnection connection = server.connect()) {
            for (int start = 1; start <= count; start += 100) {
                GroupCosts.expect(200, connection, "GET", "/scim/v2/Users?startIndex=" + start + "&count=100", null);
            }
        }
        System.out.printf("An import of %,d in pages of 100: %.1f s%n", count, (System.nanoTime() - before) / 1e9);
    }
}
