package dev.muster.server.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.server.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was acknowledged survives {@code kill -9} of the server, of a session of PostgreSQL and of PostgreSQL itself, at any moment;
 * what was not is there whole or not at all.
 */
class LedgerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int ROUNDS = Integer.getInteger("muster.ledger.rounds", 3);
    private static final long SEED = Long.getLong("muster.random.seed", 1);
    private static final int WRITERS = 4;
    /** A run that was cut off twice is tried again after six minutes. */
    private static final Duration LAST_RUN_WITHIN = Duration.ofMinutes(8);

    private static final Map<String, String> SWEEPING = Map.of("MUSTER_REPORTS_SWEEP_EVERY", "PT5S");

    /** What dies in a round. Under the first two the server goes on, and so do its clients. */
    private enum Killed {
        POSTMASTER,
        SESSION,
        SERVER_AND_POSTMASTER,
        SERVER,
        NOBODY
    }

    private final Random dice = new Random(SEED);
    private final Ledger ledger = new Ledger();
    private final List<String> runs = new ArrayList<>();
    private String schedule = "";

    @Test
    void what_was_acknowledged_is_there_after_every_kill(@TempDir Path home) throws Exception {
        try {
            everyRound(home);
        } finally {
            ServerProcess.killAll(); // of a failed run: what is left must not stand on a folder that goes away
        }
    }

    private void everyRound(Path home) throws Exception {
        ServerProcess server = ServerProcess.start(home, SWEEPING);
        schedule = id(server.send("POST", "/api/schedules", """
                {"report":"disabled-users-holding-equipment","cron":"0 0 7 1 1 ?","recipients":["bjensen@example.com"]}"""));
        for (int round = 0; round < ROUNDS; round++) {
            server = underLoad(server, home, killed(round), round);
            ServerProcess alive = server;
            ledger.holdAgainstTouched(entry -> LedgerWriter.shown(alive, entry));
        }
        ServerProcess last = server;
        ledger.holdAgainstAll(entry -> LedgerWriter.shown(last, entry));
        for (String run : runs) {
            assertThat(get(last, "/api/runs/" + run)).contains("\"state\":").doesNotContain("\"FAILED\"");
        }
        if (isLong())
            Await.until(LAST_RUN_WITHIN, () -> runs.stream().allMatch(run -> isDone(get(last, "/api/runs/" + run))));
        Verification.findsNoDifference(last);
        StopUnderLoad.isAnsweredAndLosesNothing(last, home);
        System.out.printf(
                "Ledger: %d rounds, seed %d, %d acknowledged writes of %d things and %d report runs, none lost%n",
                ROUNDS, SEED, ledger.acknowledgedWrites(), ledger.entries().size(), runs.size());
    }

    private Killed killed(int round) {
        Killed[] all = Killed.values();
        return isLong() ? all[dice.nextInt(all.length)] : all[Math.min(round, 2)];
    }

    /** Other than in the build, where it has to be over soon. */
    private static boolean isLong() {
        return ROUNDS > 4;
    }

    /** @return the server that is there afterwards */
    private ServerProcess underLoad(ServerProcess server, Path home, Killed killed, int round) throws Exception {
        AtomicBoolean isOver = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> writers = new ArrayList<>();
            ServerProcess next;
            try {
                for (int i = 0; i < WRITERS; i++) {
                    var writer = new LedgerWriter(ledger, server, round + "-" + i, new Random(dice.nextLong()), isOver);
                    writers.add(threads.submit(writer));
                }
                acknowledgeMore(isLong() ? 20 + dice.nextInt(60) : 20, writers);
                runs.add(runNow(server));
                next = kill(killed, server, home, () -> acknowledgeMore(20, writers), isOver);
            } finally {
                isOver.set(true); // also of a failed round: the threads are waited for
            }
            for (Future<?> writer : writers) writer.get();
            return next;
        }
    }

    /** A server under load says so, and when to come again. */
    private String runNow(ServerProcess server) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Await.until(() -> {
            answer.set(post(server, "/api/schedules/" + schedule + "/runs"));
            return answer.get().statusCode() != 503;
        });
        return id(answer.get());
    }

    private ServerProcess kill(Killed killed, ServerProcess server, Path home, Runnable goOn, AtomicBoolean isOver)
            throws IOException {
        ProcessHandle postmaster = postmaster(home);
        switch (killed) {
            case POSTMASTER -> {
                postmaster.destroyForcibly();
                goOn.run();
                return server;
            }
            case SESSION -> {
                List<ProcessHandle> sessions = postmaster.children().toList();
                sessions.get(dice.nextInt(sessions.size())).destroyForcibly();
                goOn.run();
                return server;
            }
            case SERVER, SERVER_AND_POSTMASTER -> {
                server.kill();
                if (killed == Killed.SERVER_AND_POSTMASTER) postmaster.destroyForcibly();
            }
            case NOBODY -> assertThat(server.terminate()).isZero();
        }
        isOver.set(true);
        return ServerProcess.start(home, SWEEPING);
    }

    private void acknowledgeMore(int writes, List<Future<?>> writers) {
        long goal = ledger.acknowledgedWrites() + writes;
        BooleanSupplier reached = () -> ledger.acknowledgedWrites() >= goal;
        Await.until(() -> reached.getAsBoolean() || writers.stream().anyMatch(Future::isDone));
    }

    private static ProcessHandle postmaster(Path home) throws IOException {
        Path pid = home.resolve("postgres/data/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pid).getFirst().trim()))
                .orElseThrow();
    }

    private static boolean isDone(String run) {
        return run.contains("\"state\":\"GENERATED\"") || run.contains("\"state\":\"NOTHING_TO_REPORT\"");
    }

    private static String get(ServerProcess server, String path) {
        try {
            return server.get(path).body();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static HttpResponse<String> post(ServerProcess server, String path) {
        try {
            return server.send("POST", path, null);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        return JSON.readTree(answer.body()).get("id").asString();
    }
}
