package dev.muster.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a program of the machine or of PostgreSQL to its end. */
final class Program {
    private Program() {}

    record Outcome(int exit, String output) {
        boolean succeeded() {
            return exit == 0;
        }
    }

    /** Runs it in the given folder, with nothing on its input. */
    static Outcome run(Path folder, List<String> command) {
        return run(folder, command, () -> {});
    }

    /** The same; {@code whenSlow} runs once if it takes more than three seconds. */
    static Outcome run(Path folder, List<String> command, Runnable whenSlow) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        // Neither somebody's PGDATA nor their language should reach the programs: we read what they say.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(() -> {
                if (process.isAlive()) {
                    whenSlow.run();
                }
            });
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(exitOf(process), output);
        } catch (IOException e) {
            // Not installed, or not for us: the caller has another way, or reports these words.
            return new Outcome(127, String.valueOf(e.getMessage()));
        }
    }

    /** Waits whatever happens: half of a stop is worse than a late answer. (onExit() would need a free thread of the common pool.) */
    private static int exitOf(Process process) {
        boolean interrupted = false;
        while (true) {
            try {
                int exit = process.waitFor();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return exit;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
