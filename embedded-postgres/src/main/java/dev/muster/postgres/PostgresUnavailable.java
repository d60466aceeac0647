package dev.muster.postgres;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Why there is no embedded PostgreSQL. The message is for the person at the terminal: it names the folder and says what to do.
 */
public abstract sealed class PostgresUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private PostgresUnavailable(String message) {
        super(message);
    }

    /** Another process, or another part of this one, holds the folder. {@code holder} is its description, as it left it. */
    public static final class FolderInUse extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        FolderInUse(Path folder, String holder) {
            super(
                    "The folder %s is in use by another Muster (%s). Stop that one, or give this one a folder of its own by MUSTER_HOME."
                            .formatted(folder, holder));
        }
    }

    /** The artifact of binaries for this machine is not on the class path, or there is none. */
    public static final class PlatformUnsupported extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        PlatformUnsupported(String system, String architecture) {
            super("There is no embedded PostgreSQL for %s on %s. Name a PostgreSQL of yours by SPRING_DATASOURCE_URL."
                    .formatted(system, architecture));
        }
    }

    /** Started by root where PostgreSQL can run as nobody else. */
    public static final class NobodyToRunAs extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        NobodyToRunAs(Path folder) {
            super(
                    ("PostgreSQL refuses to run as root, user namespaces are not allowed here, and no other user can reach %s. "
                                    + "Start Muster as an ordinary user, or set MUSTER_HOME to a folder whose parents everybody may pass "
                                    + "(such as /var/lib/muster), or name a PostgreSQL of yours by SPRING_DATASOURCE_URL.")
                            .formatted(folder));
        }
    }

    /** The folder, or something in it, belongs to somebody else. */
    public static final class FolderNotOurs extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        FolderNotOurs(Path folder, String owner) {
            super(
                    "The folder %s belongs to %s and this process may not write it. Start Muster as that user, or change the owner (chown -R), or set MUSTER_HOME to another folder."
                            .formatted(folder, owner));
        }
    }

    /** The rows were written by another major version, whose files this one cannot read. */
    public static final class OtherMajorVersion extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        OtherMajorVersion(Path data, String found, String ours) {
            super(
                    "The cluster in %s was made by PostgreSQL %s and this Muster brings %s. Export with the Muster that made it, then import into a new MUSTER_HOME."
                            .formatted(data, found, ours));
        }
    }

    /** One of PostgreSQL's programs gave up; the message ends with its last words. */
    public static final class ProgramFailed extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        ProgramFailed(String program, Path log, String lastWords) {
            super("%s failed (log: %s).%n%s".formatted(program, log, lastWords));
        }
    }

    /** The server died and could not be started again. */
    public static final class Lost extends PostgresUnavailable {
        private static final long serialVersionUID = 1;

        Lost(Duration patience, Exception last) {
            super("The embedded PostgreSQL has ended and did not start again within %d s: %s"
                    .formatted(patience.toSeconds(), last.getMessage()));
        }
    }
}
