package dev.muster.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * How a cluster is run.
 *
 * @param configuration PostgreSQL's parameters that differ from its own defaults, such as {@code shared_buffers=256MB}
 * @param binaries the folder that the programs are unpacked into, shared by clusters that name the same one; null for the cluster's own
 * @param progress told one short line before each step that makes people wait
 * @param patience how long it is tried to start a server again that has died
 */
public record Settings(
        Map<String, String> configuration, @Nullable Path binaries, Consumer<String> progress, Duration patience) {
    public Settings {
        configuration = Map.copyOf(configuration);
    }

    /** For a small machine, with everything on that makes an acknowledged write survive; progress goes to the log. */
    public static Settings durable() {
        return new Settings(
                Map.ofEntries(
                        Map.entry("fsync", "on"),
                        Map.entry("synchronous_commit", "on"),
                        Map.entry("full_page_writes", "on"),
                        Map.entry("max_connections", "100"),
                        Map.entry("shared_buffers", buffers()),
                        Map.entry("effective_cache_size", "1GB"),
                        Map.entry("work_mem", "8MB"),
                        Map.entry("maintenance_work_mem", "128MB"),
                        Map.entry("max_wal_size", "2GB"),
                        Map.entry("random_page_cost", "1.1"),
                        // Our statements are short: compiling one costs more than running it.
                        Map.entry("jit", "off"),
                        Map.entry("timezone", "UTC"),
                        Map.entry("log_timezone", "UTC"),
                        Map.entry("lc_messages", "C"),
                        Map.entry("log_line_prefix", "%m [%p] %q%u@%d "),
                        Map.entry("log_checkpoints", "off"),
                        // The detail of a violated key quotes the row: people's names have no place in this log.
                        Map.entry("log_error_verbosity", "terse"),
                        Map.entry("password_encryption", "scram-sha-256")),
                null,
                LoggerFactory.getLogger(EmbeddedPostgres.class)::info,
                Duration.ofMinutes(5));
    }

    /** A quarter of the machine's memory, as PostgreSQL advises, but no more than a million users need; what is not used is not taken. */
    private static String buffers() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long quarter = machine.getTotalMemorySize() / 4 >> 20;
        return Math.clamp(quarter, 128, 2_048) + "MB";
    }

    /** The same with one parameter of PostgreSQL changed. */
    public Settings with(String parameter, String value) {
        Map<String, String> changed = new TreeMap<>(configuration);
        changed.put(parameter, value);
        return new Settings(changed, binaries, progress, patience);
    }

    /** The same with the programs unpacked into, or found in, another folder. */
    public Settings withBinariesIn(Path folder) {
        return new Settings(configuration, folder, progress, patience);
    }

    /** The same with somebody else told of the progress. */
    public Settings telling(Consumer<String> listener) {
        return new Settings(configuration, binaries, listener, patience);
    }

    /** The same with another time within which a server that has died must be back. */
    public Settings withPatience(Duration another) {
        return new Settings(configuration, binaries, progress, another);
    }
}
