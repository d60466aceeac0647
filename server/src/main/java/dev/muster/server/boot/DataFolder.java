package dev.muster.server.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** {@code MUSTER_HOME}: nobody else may look into it. */
final class DataFolder {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    // started by root, PostgreSQL may run as another user, who has to pass through to its own folder
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private final Path folder;

    private DataFolder(Path folder) {
        this.folder = folder;
    }

    static DataFolder at(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, "root".equals(System.getProperty("user.name")) ? PASSABLE : OURS);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        return new DataFolder(folder.toAbsolutePath().normalize());
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    /** Whole or not at all, and readable by us only from its first byte on. */
    void writeSecretly(String name, String text) {
        Path unfinished = file(name + ".new");
        try {
            Files.deleteIfExists(unfinished);
            Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(SECRET));
            Files.writeString(unfinished, text);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
