package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A client that sends too much is told when to come back; one that does so has everything done in the end. */
@WholeServer
class ThrottledClientTest {
    private static final int CONNECTIONS = 8;
    private static final int EACH = 6;

    @LocalServerPort
    private int port;

    @Test
    void who_honours_retry_after_ends_up_complete() throws Exception {
        Account account = Account.open(Web.of(port));
        String path = "/api/integrations/" + account.integration();
        HttpResponse<String> configured = account.owner().send("PUT", path, """
                {"name": "Okta", "profile": "OKTA", "policies": {"requestRate": {"perSecond": 25, "burst": 4}}}""");
        assertThat(configured.body()).contains("\"requestRate\":{\"perSecond\":25,\"burst\":4}");

        List<HttpResponse<String>> refused = provisionAtOnce(account.client());

        assertThat(refused).isNotEmpty();
        HttpResponse<String> one = refused.getFirst();
        assertThat(one.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
        assertThat(one.headers().firstValue("Content-Type")).contains("application/scim+json");
        assertThat(Web.json(one).get("status").stringValue()).isEqualTo("429");
        assertThat(one.body()).contains("may send 25 a second").contains("urn:ietf:params:scim:api:messages:2.0:Error");
        var everybody = account.owner().get("/api/users?limit=500");
        assertThat(Web.json(everybody).get("items").size()).isEqualTo(CONNECTIONS * EACH);
    }

    /** @return the answers that told it to come back */
    private static List<HttpResponse<String>> provisionAtOnce(Web client) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CONNECTIONS);
        List<Callable<List<HttpResponse<String>>>> connections = new ArrayList<>();
        for (int connection = 0; connection < CONNECTIONS; connection++) {
            String prefix = "mpepperidge" + connection + ".";
            connections.add(() -> {
                List<HttpResponse<String>> refused = new ArrayList<>();
                start.await();
                for (int i = 0; i < EACH; i++) refused.addAll(provision(client, prefix + i + "@example.com"));
                return refused;
            });
        }
        List<HttpResponse<String>> refused = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<List<HttpResponse<String>>> done : threads.invokeAll(connections)) refused.addAll(done.get());
        }
        return refused;
    }

    private static List<HttpResponse<String>> provision(Web client, String userName) {
        List<HttpResponse<String>> refused = new ArrayList<>();
        while (true) {
            HttpResponse<String> answer = client.post("/scim/v2/Users", "{\"userName\": \"" + userName + "\"}");
            if (answer.statusCode() == 201) return refused;
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(429);
            refused.add(answer);
            long seconds = answer.headers().firstValueAsLong("Retry-After").orElseThrow();
            LockSupport.parkNanos(Duration.ofSeconds(seconds).toNanos());
        }
    }
}
