package dev.muster.server.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.server.ScimAnswer;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writers who meet at one resource. Each acknowledged PATCH says by its version where in the order it came; taken in that order,
 * a plain reading of the RFC comes to what each of them was answered, and to what stands in the end: nothing was lost.
 */
@WholeServer
class ConcurrentWritesTest {
    private static final int EACH = Integer.getInteger("muster.concurrent.requests", 15);
    private static final long SEED = Long.getLong("muster.random.seed", 3507);
    private static final int WRITERS = 6;

    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    private record Acknowledged(JsonNode patch, ScimAnswer answer) {
        @Override
        public String toString() {
            return patch + " " + answer.header("ETag") + " " + answer.http().body();
        }
    }

    @Test
    void writers_of_one_user_come_one_after_the_other() throws Exception {
        meet(true);
    }

    @Test
    void writers_of_one_group_come_one_after_the_other() throws Exception {
        meet(false);
    }

    private void meet(boolean isUser) throws Exception {
        ClientProfile profile = ClientProfile.OKTA;
        var server = new ScimServer(port, commands);
        ScimClient client = server.newClient(
                server.newTenant(profile).tenant(), "Writers", profile, Policies.NONE, Set.of(Scope.SCIM));
        var model = new NaiveDirectory(profile);
        List<String> users = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        for (String name : List.of("bjensen", "someone", "another")) {
            users.add(created(client, model, "/Users", "userName", name));
        }
        for (String name : List.of("Guides", "Inner")) {
            groups.add(created(client, model, "/Groups", "displayName", name));
        }
        String path = isUser ? "/Users/" + users.getFirst() : "/Groups/" + groups.getFirst();

        List<Acknowledged> acknowledged = write(client, path, isUser, users, groups);

        assertThat(acknowledged).hasSizeGreaterThan(WRITERS);
        NaiveDirectory end = replayed(model, path, acknowledged);
        assertThat(DifferentialPlay.different(
                        end.shown(idOf(path)), client.get(path).hasStatus(200).body()))
                .isNull();
    }

    private static String created(ScimClient client, NaiveDirectory model, String path, String attribute, String name) {
        JsonNode body = JsonNodeFactory.instance.objectNode().put(attribute, name);
        String id = client.post(path, body.toString()).hasStatus(201).id();
        model.write("POST", path, body, id, true);
        return id;
    }

    private static List<Acknowledged> write(
            ScimClient client, String path, boolean isUser, List<String> users, List<String> groups) throws Exception {
        List<Callable<List<Acknowledged>>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            var steps = new RandomSteps(Dice.of(SEED + i), users, groups);
            writers.add(() -> write(client, path, isUser, steps));
        }
        List<Acknowledged> acknowledged = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<List<Acknowledged>> writer : threads.invokeAll(writers)) acknowledged.addAll(writer.get());
        }
        return acknowledged;
    }

    private static List<Acknowledged> write(ScimClient client, String path, boolean isUser, RandomSteps steps) {
        List<Acknowledged> acknowledged = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            JsonNode patch = steps.patch(isUser);
            // a group shows itself where it is asked to; its members are those of the moment at which they are written
            // out
            ScimAnswer answer = client.patch(path + "?excludedAttributes=members", patch.toString());
            assertThat(answer.status()).as(answer.http().body()).isIn(200, 400, 409, 503);
            if (answer.status() == 200) acknowledged.add(new Acknowledged(patch, answer));
        }
        return acknowledged;
    }

    /** @return the model as it stands after all of them */
    private static NaiveDirectory replayed(NaiveDirectory model, String path, List<Acknowledged> acknowledged) {
        var versions = new TreeMap<Long, List<Acknowledged>>();
        for (Acknowledged one : acknowledged) {
            long version =
                    Long.parseLong(String.valueOf(one.answer().header("ETag")).replaceAll("\\D", ""));
            versions.computeIfAbsent(version, none -> new ArrayList<>()).add(one);
        }
        NaiveDirectory standing = model;
        for (var version : versions.entrySet()) standing = after(standing, path, version.getValue());
        return standing;
    }

    /** One of them made the version, if it is not that of the beginning; the others found that there was nothing to change. */
    private static NaiveDirectory after(NaiveDirectory before, String path, List<Acknowledged> together) {
        for (Acknowledged maker : together) {
            NaiveDirectory after = before.copy();
            boolean explained = agrees(after, path, maker);
            for (Acknowledged other : together) {
                if (other != maker) explained = explained && changesNothing(after, path, other);
            }
            if (explained) return after;
        }
        return fail("No order explains what was answered to " + together + "\nwhere before there was "
                + before.shown(idOf(path)));
    }

    private static boolean changesNothing(NaiveDirectory model, String path, Acknowledged one) {
        JsonNode before = model.own(idOf(path));
        return agrees(model, path, one) && Objects.equals(before, model.own(idOf(path)));
    }

    private static boolean agrees(NaiveDirectory model, String path, Acknowledged one) {
        var answer = model.write("PATCH", path, one.patch(), "", true);
        ObjectNode shown = model.shown(idOf(path));
        if (shown != null) shown.remove("members");
        return answer.status() < 400
                && DifferentialPlay.different(shown, one.answer().body()) == null;
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
