package dev.muster.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the programs' names, because PostgreSQL refuses to run as root: nothing for an ordinary user, else the
 * way to become one.
 */
record RunAs(List<String> prefix) {
    private static final int ROOT = 0;

    List<String> command(List<String> words) {
        return Stream.concat(prefix.stream(), words.stream()).toList();
    }

    /**
     * Finds a user who can work in the folder and read the binaries, and gives the folder to that user where it is not us.
     *
     * <p>A user namespace comes first: in it we are nobody, the files stay root's, and a parent such as root's home, closed to
     * others, is no obstacle. A folder that somebody else already owns stays theirs.
     */
    static RunAs whoeverCanUse(Path folder, Path binaries) {
        if (new UnixSystem().getUid() != ROOT) {
            return new RunAs(List.of());
        }
        return candidates(folder)
                .flatMap(way -> way.get().stream())
                .filter(candidate -> canWork(candidate, folder, binaries.resolve("bin")))
                .findFirst()
                .map(candidate -> new RunAs(candidate.prefix()))
                .orElseThrow(() -> new PostgresUnavailable.NobodyToRunAs(folder));
    }

    /** Whether the candidate gets to both; if so, the folder with all in it is the candidate's from now on. */
    private static boolean canWork(Candidate candidate, Path folder, Path programs) {
        Path data = folder.resolve("data");
        int before = owner(folder);
        boolean theirs = before == candidate.uid() && Files.exists(data) && owner(data) == candidate.uid();
        giveAlone(folder, candidate.uid());
        String question = "test $(id -u) != 0 -a -x \"$1\" -a -x \"$2\"";
        List<String> probe = List.of("sh", "-c", question, "sh", folder.toString(), programs.toString());
        if (!Program.run(Path.of("/"), new RunAs(candidate.prefix()).command(probe))
                .succeeded()) {
            giveAlone(folder, before);
            return false;
        }
        if (!theirs) {
            giveWhole(folder, candidate.uid());
        }
        return true;
    }

    private record Candidate(int uid, List<String> prefix) {}

    /** Best first, each looked up only when those before it have failed. */
    private static Stream<Supplier<List<Candidate>>> candidates(Path folder) {
        Path data = folder.resolve("data");
        return Stream.of(
                () -> becomeOwnerOf(Files.exists(data) ? data : folder),
                () -> List.of(new Candidate(ROOT, List.of("unshare", "--user", "--"))),
                () -> Stream.iterate(folder.getParent(), Objects::nonNull, Path::getParent)
                        .filter(parent -> owner(parent) != ROOT)
                        .findFirst()
                        .map(RunAs::becomeOwnerOf)
                        .orElse(List.of()),
                () -> become("postgres"),
                () -> become("nobody"));
    }

    private static List<Candidate> becomeOwnerOf(Path file) {
        int owner = owner(file);
        return owner == ROOT ? List.of() : become(String.valueOf(owner));
    }

    /** The ways to become a user, given by name or number; none where the machine does not know them. */
    private static List<Candidate> become(String user) {
        Integer uid = number("-u", user);
        Integer gid = number("-g", user);
        Program.Outcome name = Program.run(Path.of("/"), List.of("id", "-un", user));
        if (uid == null || gid == null) {
            return List.of();
        }
        return List.of(
                new Candidate(uid, List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--")),
                new Candidate(uid, List.of("runuser", "-u", name.output().strip(), "--")));
    }

    private static @Nullable Integer number(String which, String user) {
        Program.Outcome id = Program.run(Path.of("/"), List.of("id", which, user));
        return id.succeeded() ? Integer.valueOf(id.output().strip()) : null;
    }

    private static int owner(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void giveAlone(Path file, int uid) {
        try {
            if (owner(file) != uid) {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the folder last of all, so that a kill in the middle is noticed and repaired at the next start. */
    private static void giveWhole(Path folder, int uid) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.setAttribute(visited, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
