package dev.muster.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server process that {@code postmaster.pid} in the data folder names.
 *
 * @param pid its process id
 * @param port where it listens, 0 before it has said so
 * @param status PostgreSQL's own word: starting, ready, stopping; empty before the first
 */
record Postmaster(long pid, int port, String status) {
    /** Larger than any process id: to PostgreSQL a lock file with it is stale, and the rest of the file still counts. */
    private static final String NOBODY = String.valueOf(Integer.MAX_VALUE);

    private static final Pattern NUMBERED = Pattern.compile("^\\d{1,10}$", Pattern.MULTILINE);

    private static final String FILE = "postmaster.pid";

    boolean isReady() {
        return status.equals("ready");
    }

    /**
     * The live server of this data folder, or null. A file left by a dead one is disarmed: where another process bears its
     * number now (ordinary in a container, where numbers are small) or nobody has reaped it, PostgreSQL would take that
     * process for a server and refuse to start. Only the number is replaced, so that PostgreSQL still sees by the shared memory
     * whether children of the dead one are at work.
     */
    static @Nullable Postmaster of(Path data) throws IOException {
        Path file = data.resolve(FILE);
        String text = Folders.read(file);
        if (text == null || !NUMBERED.matcher(text).find()) {
            return null;
        }
        List<String> lines = text.lines().map(String::strip).toList();
        long pid = Long.parseLong(lines.get(0));
        if (!runsIn(pid, data)) {
            Files.writeString(file, NOBODY + text.substring(lines.get(0).length()) + "\n");
            return null;
        }
        return new Postmaster(
                pid, lines.size() > 3 ? Integer.parseInt(lines.get(3)) : 0, lines.size() > 7 ? lines.get(7) : "");
    }

    /** Removes a file that a power cut left without a number: PostgreSQL would wait for whoever seems to be writing it. */
    static void forgetUnreadable(Path data) throws IOException {
        String text = Folders.read(data.resolve(FILE));
        if (text != null && !NUMBERED.matcher(text).find()) {
            Files.delete(data.resolve(FILE));
        }
    }

    /**
     * Ends the children that a killed server left in the middle of a long statement: they hold its shared memory, and as long
     * as they do no other server may start. Their work is lost already, as after any crash.
     */
    static void endChildrenOfTheDead(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> runsIn(process.pid(), data))
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** A server, and each child of it, stands in its data folder; a zombie, or whoever else bears the number, does not. */
    private static boolean runsIn(long pid, Path data) {
        Path process = Path.of("/proc").resolve(String.valueOf(pid));
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try {
                return Files.readSymbolicLink(process.resolve("cwd")).equals(data)
                        && Files.readSymbolicLink(process.resolve("exe"))
                                .getFileName()
                                .toString()
                                .startsWith("postgres");
            } catch (IOException e) {
                return false; // gone, a zombie, or another user's
            }
        }
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().commandLine())
                .filter(line -> line.contains(data.toString()))
                .isPresent();
    }
}
