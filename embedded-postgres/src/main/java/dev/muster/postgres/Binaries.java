package dev.muster.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine, unpacked once from their artifact. */
record Binaries(Path home, String version) {
    private static final String UNFINISHED = ".unpacking-";

    /** Unpacks them into {@code folder/postgresql-<version>} unless they are there. */
    static Binaries in(Path folder, Consumer<String> progress) {
        String version = shipped();
        Path home = folder.resolve("postgresql-" + version);
        if (!Files.isDirectory(home)) {
            progress.accept("Unpacking PostgreSQL %s (once)".formatted(version));
            removeLeftovers(Folders.ours(folder));
            try (InputStream archive = archive()) {
                Path unfinished = folder.resolve(UNFINISHED + UUID.randomUUID());
                unpack(archive, unfinished);
                // The final name says that all is there, also after a power cut; file by file this takes seconds.
                Program.run(folder, List.of("sync", "-f", unfinished.toString()));
                if (Files.isDirectory(home)) {
                    Folders.delete(unfinished); // another process was quicker
                } else {
                    Folders.complete(unfinished, home);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Binaries(home, version);
    }

    /** Of processes killed while unpacking; what is younger may still be somebody's work. */
    private static void removeLeftovers(Path folder) {
        Instant old = Instant.now().minus(Duration.ofHours(1));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith(UNFINISHED))
                    .toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Folders.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    private static String shipped() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Binaries.class.getResourceAsStream("binaries.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Objects.requireNonNull(properties.getProperty("version"));
    }

    /** Says so before anything else happens where there are no programs for this machine. */
    static void requirePlatform() {
        try {
            archive().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream archive() {
        String system = System.getProperty("os.name", "?");
        String architecture = System.getProperty("os.arch", "?");
        String name = "/postgres-%s-%s.txz"
                .formatted(
                        system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT),
                        switch (architecture) {
                            case "amd64" -> "x86_64";
                            case "aarch64" -> "arm_64";
                            default -> architecture;
                        });
        InputStream archive = Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new PostgresUnavailable.PlatformUnsupported(system, architecture);
        }
        return archive;
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (TarArchiveInputStream entries =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (isNeeded(entry.getName())) {
                    Files.createDirectories(Objects.requireNonNull(file.getParent()));
                    place(entry, entries, file);
                }
            }
        }
    }

    /** Neither headers nor static libraries: nobody compiles against this copy. */
    private static boolean isNeeded(String name) {
        return !name.endsWith(".a") && !name.contains("include/") && !name.contains("pkgconfig/");
    }

    private static void place(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
