package dev.muster.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.util.FileSystemUtils;

/**
 * Prints a table for each section that {@code MUSTER_BENCH_SECTIONS} names (requests,volume; start).
 *
 * <p>{@code MUSTER_BENCH_SECONDS} sets how long each figure is measured (15), {@code MUSTER_BENCH_WARM_UP} the warm-up (60),
 * {@code MUSTER_BENCH_USERS} the sizes of the directory (10000,100000,1000000).
 */
public final class Benchmarks {
    static final Duration MEASURED = seconds("MUSTER_BENCH_SECONDS", 15);
    static final Duration WARM_UP = seconds("MUSTER_BENCH_WARM_UP", 60);

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        List<String> wanted = List.of(System.getenv()
                .getOrDefault("MUSTER_BENCH_SECTIONS", "requests,volume")
                .split(","));
        if (wanted.contains("requests")) inFolder(folder -> requests(folder, jvm("-Xmx512m")));
        if (wanted.contains("start")) FirstMinute.measure(Benchmarks::inFolder, jvm("-Xmx512m"));
        if (wanted.contains("volume")) inFolder(folder -> Volume.measure(folder, jvm("-Xmx256m -XX:+UseSerialGC")));
    }

    private static List<String> jvm(String otherwise) {
        return List.of(
                System.getenv().getOrDefault("MUSTER_BENCH_JVM", otherwise).split(" "));
    }

    private static void requests(Path folder, List<String> jvm) throws Exception {
        try (ServerUnderTest server = new ServerUnderTest(folder, jvm)) {
            System.out.printf("Ready after %.1f s (first start, empty database)%n", server.startSeconds);
            RequestRates.measure(server);
        }
    }

    interface Section {
        void in(Path folder) throws Exception;
    }

    private static void inFolder(Section section) throws Exception {
        Path folder = Files.createTempDirectory("muster-bench");
        try {
            section.in(folder);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Duration seconds(String variable, int otherwise) {
        String value = System.getenv(variable);
        return Duration.ofSeconds(value == null ? otherwise : Integer.parseInt(value));
    }
}
