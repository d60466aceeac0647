package dev.muster.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What groups cost: to change by one member, to read, to fill. */
final class GroupCosts {
    private static final int NEW = 10_000;

    private GroupCosts() {}

    /** Changes by one member each; the groups are as large as their names say. */
    static void oneMember(ServerUnderTest server, Map<String, UUID> groups) throws Exception {
        UUID outsider;
        try (HttpConnection connection = server.connect()) {
            outsider = newUser(connection);
        }
        for (Map.Entry<String, UUID> group : groups.entrySet()) {
            Figure figure = Figure.of(server, number -> new OneMember(server, group.getValue(), outsider));
            System.out.printf("PATCH one of %-24s %s%n", group.getKey(), figure);
        }
    }

    /** After a warm-up with all sizes in turn: else the first pays for the compiler. */
    static void read(ServerUnderTest server, Map<Integer, UUID> groupsBySize) throws Exception {
        List<Supplier<String>> paths = new ArrayList<>();
        groupsBySize.values().forEach(group -> paths.add(() -> "/scim/v2/Groups/" + group));
        Load.run(1, Benchmarks.WARM_UP.dividedBy(2), number -> Reading.inTurn(server, paths));
        for (Map.Entry<Integer, UUID> group : groupsBySize.entrySet()) {
            int size = group.getKey();
            Figure figure =
                    Figure.of(server, number -> new Reading(server, () -> "/scim/v2/Groups/" + group.getValue()));
            System.out.printf(
                    "GET group of %,7d  %s; server %.2f µs, db %.2f µs a member%n",
                    size, figure, figure.server() * 1000 / size, figure.db() * 1000 / size);
        }
    }

    /** New groups with 10,000 members, then one that gets all its members by a PUT and loses them by another. */
    static void fill(ServerUnderTest server, List<UUID> users) throws Exception {
        try (HttpConnection connection = server.connect()) {
            for (int i = 0; i < 3; i++) {
                double seconds = seconds(() -> expect(
                        201,
                        connection,
                        "POST",
                        "/scim/v2/Groups",
                        group("Guides " + DistinctUsers.next(), users.subList(0, NEW))));
                System.out.printf("POST group of %,d: %.2f s, %.4f ms a member%n", NEW, seconds, seconds * 1000 / NEW);
            }
            String name = "Everybody " + DistinctUsers.next();
            expect(201, connection, "POST", "/scim/v2/Groups", group(name, List.of()));
            String group = "/scim/v2/Groups/" + id(connection.body());
            double all = seconds(
                    () -> expect(200, connection, "PUT", group + "?excludedAttributes=members", group(name, users)));
            System.out.printf(
                    "PUT of %,d members: %.2f s, %.4f ms a member%n", users.size(), all, all * 1000 / users.size());
            String few = users.subList(0, 1_000).stream()
                    .map(user -> "{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}")
                    .collect(Collectors.joining(","));
            double patch = seconds(() -> expect(204, connection, "PATCH", group, patch(few)));
            System.out.printf("PATCH of 1,000 operations, a member each: %.2f s%n", patch);
            String none = "{\"op\":\"replace\",\"path\":\"members\",\"value\":[]}";
            double empty = seconds(() -> expect(204, connection, "PATCH", group, patch(none)));
            System.out.printf("replace members []: %.2f s%n", empty);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double seconds(Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        return (System.nanoTime() - before) / 1e9;
    }

    static UUID newUser(HttpConnection connection) throws IOException {
        expect(201, connection, "POST", "/scim/v2/Users", DistinctUsers.json(DistinctUsers.next()));
        return id(connection.body());
    }

    private static UUID id(String body) {
        int at = body.indexOf("\"id\":\"") + 6;
        return UUID.fromString(body.substring(at, at + 36));
    }

    private static String group(String name, List<UUID> members) {
        return "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:Group\"],\"displayName\":\"" + name
                + "\",\"members\":["
                + members.stream()
                        .map(member -> "{\"value\":\"" + member + "\"}")
                        .collect(Collectors.joining(",")) + "]}";
    }

    static String adding(UUID member) {
        return patch("{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"" + member + "\"}]}");
    }

    static String patch(String operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations + "]}";
    }

    static void expect(int wanted, HttpConnection connection, String method, String path, @Nullable String body)
            throws IOException {
        int status = connection.send(method, path, body);
        if (status != wanted) {
            throw new IllegalStateException(method + " " + path + " was answered " + status + ": " + connection.body());
        }
    }

    /** Adds somebody and takes them out again, in turn. */
    private static final class OneMember implements Load.Worker {
        private final HttpConnection connection;
        private final String path;
        private final String add;
        private final String remove;
        private boolean in;

        OneMember(ServerUnderTest server, UUID group, UUID user) throws Exception {
            connection = server.connect();
            path = "/scim/v2/Groups/" + group;
            add = adding(user);
            remove = patch("{\"op\":\"remove\",\"path\":\"members[value eq \\\"" + user + "\\\"]\"}");
        }

        @Override
        public void once() throws Exception {
            expect(204, connection, "PATCH", path, in ? remove : add);
            in = !in;
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }
}
