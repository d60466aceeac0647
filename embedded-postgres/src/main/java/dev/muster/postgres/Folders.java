package dev.muster.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folders and files that only we may read, and that are there whole or not at all. */
final class Folders {
    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> PASSABLE = PosixFilePermissions.fromString("rwx--x--x");
    private static final Set<PosixFilePermission> SECRET = PosixFilePermissions.fromString("rw-------");

    private Folders() {}

    /** The folder's real path; it is made, with its parents, where it is missing, and closed to others in any case. */
    static Path ours(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                // Parents may be passed, though not listed: where root may not have a user namespace, PostgreSQL's user
                // has to get here.
                Path parent = folder.toAbsolutePath().getParent();
                if (parent != null) {
                    Files.createDirectories(parent, PosixFilePermissions.asFileAttribute(PASSABLE));
                }
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OURS));
            }
            Path real = folder.toRealPath();
            long user = new UnixSystem().getUid();
            if (user != 0 && user != ((Number) Files.getAttribute(real, "unix:uid")).longValue()) {
                throw new PostgresUnavailable.FolderNotOurs(
                        real, Files.getOwner(real).getName());
            }
            if (!Files.getPosixFilePermissions(real).equals(OURS)) {
                Files.setPosixFilePermissions(real, OURS);
            }
            return real;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves what is complete to where it belongs; a kill or a power cut leaves the one or the other. */
    static void complete(Path unfinished, Path finished) throws IOException {
        Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
        Path parent = finished.getParent();
        if (parent != null) {
            try (FileChannel entries = FileChannel.open(parent, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }

    /** Writes a small file of mode 0600, whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, PosixFilePermissions.asFileAttribute(SECRET));
        Files.writeString(unfinished, text);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        complete(unfinished, file);
    }

    /** The trimmed text of a small file, or null where there is none. */
    static @Nullable String read(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
