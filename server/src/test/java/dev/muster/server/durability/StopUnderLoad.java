package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SIGTERM: the ordinary end of a server, and of one that has only begun to start. */
final class StopUnderLoad {
    private static final String USERS = "/scim/v2/Users";
    private static final String EQUIPMENT = "/scim/v2/Equipment";
    private static final JsonMapper JSON = new JsonMapper();
    private static final int OPERATIONS = 1_000;
    private static final int LINES = 5_000;

    private StopUnderLoad() {}

    /** @param server ends here */
    static void isAnsweredAndLosesNothing(ServerProcess server, Path home) throws Exception {
        long usersBefore = count(server, USERS);
        long itemsBefore = count(server, EQUIPMENT);
        CompletableFuture<HttpResponse<String>> bulk = sent(server, "/scim/v2/Bulk", bulk());
        CompletableFuture<HttpResponse<String>> csv = CompletableFuture.supplyAsync(() -> imported(server));
        Await.until(() -> count(server, USERS) > usersBefore + 10 && count(server, EQUIPMENT) > itemsBefore + 10);
        int linesBefore = server.log().split("\n").length;

        assertThat(server.terminate()).isZero();

        long users = usersBefore + operationsDone(bulk.get());
        long items = itemsBefore + linesDone(csv.get());
        assertThat(server.log().split("\n").length - linesBefore)
                .as(server.log())
                .isLessThan(40);

        ServerProcess next = ServerProcess.start(home, Map.of());
        assertThat(count(next, USERS)).isEqualTo(users);
        assertThat(count(next, EQUIPMENT)).isEqualTo(items);
        next.close();

        ServerProcess starting = ServerProcess.begin(home, Map.of());
        starting.awaitLine("Starting PostgreSQL");
        assertThat(starting.terminate()).as(starting.log()).isZero();
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    }

    /** @return how many operations it says were done */
    private static long operationsDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode operations = JSON.readTree(answer.body()).get("Operations");
        assertThat(operations).hasSize(OPERATIONS);
        Map<String, Long> byStatus = operations
                .valueStream()
                .collect(Collectors.groupingBy(one -> one.get("status").asString(), Collectors.counting()));
        assertThat(byStatus).containsOnlyKeys("201", "503");
        return byStatus.getOrDefault("201", 0L);
    }

    /** @return how many items it says were registered */
    private static long linesDone(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        JsonNode result = JSON.readTree(answer.body());
        long registered = result.get("totals").get("registered").longValue();
        assertThat(result.get("cutShort").get("beforeLine").longValue()).isEqualTo(registered + 2);
        assertThat(result.get("cutShort").get("reason").asString()).contains("stopped");
        return registered;
    }

    private static String bulk() {
        return IntStream.range(0, OPERATIONS)
                .mapToObj("""
                        {"method": "POST", "path": "/Users", "bulkId": "b%1$d",
                         "data": {"userName": "stopped-%1$d@example.com", "name": {"familyName": "Jensen"}}}"""::formatted)
                .collect(Collectors.joining(
                        ",",
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:BulkRequest\"],\"Operations\":[",
                        "]}"));
    }

    private static HttpResponse<String> imported(ServerProcess server) {
        String csv = IntStream.range(0, LINES)
                .mapToObj("STOPPED-%05d,Laptop"::formatted)
                .collect(Collectors.joining("\n", "Asset Tag,Model\n", "\n"));
        try {
            return server.csv("/api/equipment/import?dryRun=false", csv);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static CompletableFuture<HttpResponse<String>> sent(ServerProcess server, String path, String body) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return server.send("POST", path, body);
            } catch (IOException cut) {
                throw new UncheckedIOException(cut);
            }
        });
    }

    private static long count(ServerProcess server, String resources) {
        try {
            HttpResponse<String> list = server.get(resources + "?count=0");
            return JSON.readTree(list.body()).get("totalResults").longValue();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
