package dev.muster.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time of processes, from Linux's /proc: user and system, in milliseconds. */
final class ProcessCpu {
    private static final long TICK_MILLIS = 10; // USER_HZ is 100 on every Linux that runs Java

    private ProcessCpu() {}

    static long of(long pid) {
        return read(Path.of("/proc", Long.toString(pid), "stat"));
    }

    /** Of PostgreSQL: the postmaster, its live children, and those children that have ended. */
    static long ofPostgres(long postmaster) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return ofWithEnded(postmaster)
                    + processes
                            .filter(path -> path.getFileName().toString().matches("\\d+"))
                            .filter(path -> parent(path) == postmaster)
                            .mapToLong(path -> read(path.resolve("stat")))
                            .sum();
        } catch (IOException failure) {
            return 0;
        }
    }

    private static long ofWithEnded(long pid) {
        String[] fields = fields(Path.of("/proc", Long.toString(pid), "stat"));
        if (fields.length < 15) return 0;
        return (Long.parseLong(fields[11])
                        + Long.parseLong(fields[12])
                        + Long.parseLong(fields[13])
                        + Long.parseLong(fields[14]))
                * TICK_MILLIS;
    }

    private static long parent(Path process) {
        String[] fields = fields(process.resolve("stat"));
        return fields.length < 2 ? -1 : Long.parseLong(fields[1]);
    }

    private static long read(Path stat) {
        String[] fields = fields(stat);
        if (fields.length < 13) return 0;
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MILLIS;
    }

    /** Behind the command's name in parentheses: state, parent, …; user and system time are the 12th and 13th. */
    private static String[] fields(Path stat) {
        try {
            String text = Files.readString(stat);
            return text.substring(text.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }
}
