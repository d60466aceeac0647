package dev.muster.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.oauth.MintedClient;
import dev.muster.server.security.OwnedResources;
import dev.muster.server.security.Routes;
import dev.muster.server.security.Routes.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What people, the customer's application and OAuth clients send, broken, by each role and by nobody: there is an answer, it is no fault
 * of ours, and it has the form of its door. {@code -Dmuster.broken.api.requests=20000} is the nightly form.
 */
@WholeServer
@SuppressWarnings("NullAway.Init")
class BrokenApiRequestsTest {
    private static final int REQUESTS = Integer.getInteger("muster.broken.api.requests", 1_500);
    private static final long SEED = Long.getLong("muster.random.seed", 9457);
    private static final int IN_A_ROW = 250;
    private static final int FINDINGS = 20;

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private TestDatabase database;

    @Test
    void no_request_however_broken_breaks_the_server() throws Exception {
        List<Route> routes = Routes.of(mapping).stream()
                .filter(route -> !route.isScim())
                // it takes a while, and nothing of the request is read
                .filter(route -> !route.toString().equals("POST /api/verification"))
                // who asks shall be able to go on asking
                .filter(route -> !route.pattern().startsWith("/api/people/{id}"))
                .toList();
        List<Callable<List<String>>> rows = new ArrayList<>();
        for (int from = 0; from < REQUESTS; from += IN_A_ROW) {
            long seed = SEED + from / IN_A_ROW;
            int requests = Math.min(IN_A_ROW, REQUESTS - from);
            rows.add(() -> row(routes, seed, requests));
        }
        try (ServerLog log = ServerLog.open()) {
            List<String> findings =
                    SideBySide.run(rows).stream().flatMap(List::stream).sorted().toList();
            assertThat(findings.subList(0, Math.min(FINDINGS, findings.size())))
                    .as(findings.size() + " in all")
                    .isEmpty();
            // schedules that a sweep meets while they are deleted are a matter of the sweep's
            assertThat(log.errors())
                    .filteredOn(error -> !error.startsWith("org.quartz"))
                    .isEmpty();
        }
    }

    private record Asker(String name, String authorization, Wire wire) {}

    private Asker asker(String name, Web web) {
        return new Asker(name, web.authorization(), new Wire(port, web.authorization()));
    }

    /** The operator is all tests' operator, and has to know the password afterwards. */
    private static Asker asker(RawRequest request, List<Asker> people, Asker client, Dice dice) {
        if (request.target().startsWith("/oauth2") || request.target().startsWith("/.well-known")) return client;
        Asker asker = dice.anyOf(people);
        return asker.name().equals("operator") && request.target().contains("/me") ? people.getLast() : asker;
    }

    /** Again, where its password was not even looked at because too many sign in just now. */
    private static RawAnswer sent(Asker asker, RawRequest request) {
        AtomicReference<RawAnswer> answer = new AtomicReference<>();
        Await.until(() -> {
            answer.set(asker.wire().send(request));
            return answer.get().status() != 503 || !answer.get().toString().contains("Too many people sign in");
        });
        return answer.get();
    }

    private List<String> row(List<Route> routes, long seed, int requests) {
        Dice dice = Dice.of(seed);
        Account account = Account.open(Web.of(port));
        List<Asker> people = List.of(
                asker("operator", account.operator()),
                asker("owner", account.owner()),
                asker("admin", account.person("ADMIN")),
                asker("auditor", account.person("AUDITOR")),
                asker("application", account.clientWith("ACCESS")));
        MintedClient client = MintedClient.withSecret(account, "SCIM");
        List<String> ids = List.of(
                account.tenant(),
                account.integration(),
                "00000000-0000-7000-8000-000000000000",
                account.tenant().toUpperCase(Locale.ROOT));
        var broken = new ApiRequests(
                dice, routes, new OwnedResources(account), ids, client.clientId() + " " + client.secret());
        List<String> findings = new ArrayList<>();
        Asker clientItself = new Asker("a client", "Basic " + client.secret(), new Wire(port, ""));
        try (TenantState state = TenantState.of(database, TenantId.parse(account.tenant()))) {
            String standing = state.now();
            for (int i = 0; i < requests; i++) {
                RawRequest request = broken.next();
                Asker asker = asker(request, people, clientItself, dice);
                RawAnswer answer = sent(asker, request);
                String wrong = new Verdicts(asker.authorization())
                        .wrongWith(request, answer)
                        .orElse("");
                String after = state.now();
                if (answer.status() >= 400 && !after.equals(standing)) wrong += " A refused request changed something.";
                standing = after;
                if (wrong.isEmpty()) continue;
                findings.add(wrong + " Seed " + seed + ", request " + i + " by " + asker.name() + ":\n" + request
                        + "\nwas answered\n" + answer);
            }
        }
        people.forEach(asker -> asker.wire().close());
        clientItself.wire().close();
        return findings;
    }
}
