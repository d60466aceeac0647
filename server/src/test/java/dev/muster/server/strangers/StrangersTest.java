package dev.muster.server.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Account;
import dev.muster.server.Await;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * While strangers misbehave, everybody else is answered. More of them than the server has threads; CONTRIBUTING says how to have
 * more still, and for longer, with the times that the others wait.
 */
@WholeServer
class StrangersTest {
    private static final int STRANGERS = Integer.getInteger("muster.strangers", 220);
    private static final int ROUNDS = Integer.getInteger("muster.strangers.rounds", 10);
    /** Whoever waits for so long counts as not answered; a client like Okta would have waited three times as long. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(StrangersTest.class);

    @LocalServerPort
    private int port;

    private Map<String, String> good = Map.of();

    private Account account = new Account("", Web.of(0), Web.of(0), "", Web.of(0));
    private String victim = "";

    @BeforeEach
    void good_credentials() {
        account = Account.open(Web.of(port));
        victim = Web.json(account.owner().get("/api/me")).get("name").stringValue();
        Web application = account.clientWith("ACCESS");
        good = new TreeMap<>(Map.of(
                "/scim/v2/Users?count=1", account.client().authorization(),
                "/access?userName=bjensen@example.com", application.authorization(),
                "/actuator/health/liveness", ""));
    }

    @ParameterizedTest
    @EnumSource(Misbehaviour.class)
    void strangers_keep_nobody_from_being_answered(Misbehaviour misbehaviour) throws IOException {
        if (ROUNDS > 10) LOG.info("{} usual: {}", misbehaviour, times());
        try (Crowd crowd = Crowd.of(STRANGERS, misbehaviour, victim, port)) {
            Await.until(crowd::isThere);

            Map<String, List<Long>> times = times();

            LOG.info("{} of {} strangers, {} turns: {}", misbehaviour, STRANGERS, crowd.turns(), times);
        }
    }

    /** Guesses that still wait for their turn would have the next test wait, too. */
    @AfterEach
    void nobody_guesses_any_more() {
        Web admin = account.person("ADMIN");
        Await.until(() -> admin.get("/api/me").statusCode() == 200);
    }

    /** Microseconds, in order. */
    private Map<String, List<Long>> times() throws IOException {
        Map<String, List<Long>> all = new TreeMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, String> one : good.entrySet()) {
                long began = System.nanoTime();
                assertThat(status(one.getKey(), one.getValue()))
                        .as(one.getKey())
                        .isEqualTo("200");
                all.computeIfAbsent(one.getKey(), path -> new ArrayList<>()).add((System.nanoTime() - began) / 1000);
            }
        }
        all.replaceAll((path, times) -> summary(times));
        return all;
    }

    /** The median, the 99th percentile, and the longest. */
    private static List<Long> summary(List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        return List.of(sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.getLast());
    }

    /** On a connection of its own, as Okta sends. */
    private String status(String path, String authorization) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String shown = authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n";
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + shown + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.split(" ", 3)[1];
        }
    }
}
