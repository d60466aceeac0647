package dev.muster.server.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.history.replay.Verification;
import dev.muster.history.replay.VerificationView;
import dev.muster.history.replay.VerificationView.Verdict;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import dev.muster.server.scim.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Real clients' requests, broken: whatever comes, there is an answer, it is no fault of ours, an error looks as RFC 7644 §3.12
 * says, and what was refused has changed nothing. {@code -Dmuster.mutated.requests=100000} is the nightly form.
 */
@WholeServer
class MutatedRequestsTest {
    private static final int REQUESTS = Integer.getInteger("muster.mutated.requests", 4_000);
    private static final long SEED = Long.getLong("muster.random.seed", 7644);
    /** In one tenant, before the next one begins where clients' tables begin. */
    private static final int IN_A_ROW = 250;

    private static final int FINDINGS = 20;

    @Autowired
    Commands commands;

    @Autowired
    Verification verification;

    @Autowired
    TestDatabase database;

    @LocalServerPort
    int port;

    @Test
    void no_request_however_broken_breaks_the_server() throws Exception {
        List<Callable<List<String>>> rows = new ArrayList<>();
        for (int from = 0; from < REQUESTS; from += IN_A_ROW) {
            long seed = SEED + from / IN_A_ROW;
            int requests = Math.min(IN_A_ROW, REQUESTS - from);
            rows.add(() -> row(seed, requests));
        }
        try (ServerLog log = ServerLog.open()) {
            List<String> findings =
                    SideBySide.run(rows).stream().flatMap(List::stream).toList();
            assertThat(findings.subList(0, Math.min(FINDINGS, findings.size())))
                    .as(findings.size() + " in all")
                    .isEmpty();
            assertThat(log.errors()).isEmpty();
        }
        VerificationView verified = verification.verify("test");
        assertThat(verified.verdict()).as("%s", verified.differences()).isEqualTo(Verdict.AGREES);
    }

    /** What was wrong with the answers to requests that this seed makes. */
    private List<String> row(long seed, int requests) {
        var server = new ScimServer(port, commands);
        ClientProfile profile = ClientProfile.values()[(int) Math.floorMod(seed, 3)];
        ScimClient owner = server.newTenant(profile);
        ScimClient client = server.newClient(
                owner.tenant(), "Broken", profile, Policies.defaultsFor(profile), Set.of(Scope.SCIM, Scope.EQUIPMENT));
        // another integration's, so nothing that the client may do changes it; in groups it may be put
        String canary = "/Users/"
                + owner.post("/Users", "{\"userName\":\"canary\",\"title\":\"Canary\"}")
                        .hasStatus(201)
                        .id()
                + "?excludedAttributes=groups";
        String before = owner.get(canary).hasStatus(200).http().body();
        Scene scene = Scene.of(client);
        var broken = new BrokenRequests(Dice.of(seed), scene, List.copyOf(new TreeMap<>(scene.ids()).values()));
        var verdicts = new Verdicts(client.authorization());
        List<String> findings = new ArrayList<>();
        try (Wire wire = new Wire(port, client.authorization());
                TenantState state = TenantState.of(database, client.tenant())) {
            String standing = state.now();
            for (int i = 0; i < requests; i++) {
                RawRequest request = broken.next();
                RawAnswer answer = wire.send(request);
                String after = state.now();
                String wrong = verdicts.wrongWith(request, answer).orElse("");
                if (answer.status() >= 400 && !after.equals(standing)) wrong += " A refused request changed something.";
                standing = after;
                if (wrong.isEmpty()) continue;
                findings.add(
                        wrong + " Seed " + seed + ", request " + i + ":\n" + request + "\nwas answered\n" + answer);
            }
        }
        String end = owner.get(canary).http().body();
        if (!end.equals(before)) findings.add("The canary has changed, seed " + seed + ": " + end);
        return findings;
    }
}
