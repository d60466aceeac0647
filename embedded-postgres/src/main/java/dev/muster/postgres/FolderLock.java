package dev.muster.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One Muster for each folder. The kernel frees the lock with the process, however that ends.
 *
 * <p>Within one process closing any channel on a locked file drops the lock, so the file is opened by one holder only and
 * {@link #HELD} answers the others.
 */
final class FolderLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static FolderLock hold(Path folder) {
        Path file = folder.resolve("lock");
        if (!HELD.add(file)) {
            throw new PostgresUnavailable.FolderInUse(
                    folder, "process " + ProcessHandle.current().pid() + ", this one");
        }
        @Nullable FolderLock held = null;
        try {
            held = locked(folder, file);
            return held;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (held == null) HELD.remove(file);
        }
    }

    /** Nothing stays open of a lock that could not be had. */
    private static FolderLock locked(Path folder, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) throw new PostgresUnavailable.FolderInUse(folder, Files.readString(file));
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(("process " + ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new FolderLock(file, channel);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(file);
        }
    }
}
