package dev.muster.server.transfer;

import dev.muster.directory.StartRefused;
import dev.muster.eventstore.EventStoreLoader;
import dev.muster.history.replay.AlreadyRunning;
import dev.muster.history.replay.OfflineReplay;
import dev.muster.history.replay.VerificationView;
import dev.muster.history.replay.VerificationView.Verdict;
import dev.muster.history.transfer.EventExport;
import dev.muster.history.transfer.EventFile;
import dev.muster.history.transfer.EventImport;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.postgres.PostgresUnavailable;
import dev.muster.server.boot.UnusableFileAnalyzer;
import dev.muster.server.database.OfflineDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.dao.DataAccessException;

/** {@code export <file>} and {@code import <file>}, on the command line, instead of a server; any other word is told which ones there are. */
public final class TransferCommand {
    private static final String USAGE = """
            Usage:
              (nothing)       starts the server
              export <file>   writes all events to a file that is not there yet
              import <file>   reads such a file into an empty database""";

    private final Environment environment;

    public TransferCommand(Environment environment) {
        this.environment = environment;
    }

    public static boolean isMeant(String... arguments) {
        return arguments.length > 0 && !arguments[0].startsWith("-");
    }

    /** @return the exit code */
    public int run(String... arguments) {
        if (arguments.length != 2 || !Set.of("export", "import").contains(arguments[0])) {
            System.err.println(USAGE);
            return 2;
        }
        Path file = Path.of(arguments[1]);
        try (OfflineDatabase database = OfflineDatabase.open(environment)) {
            OfflineReplay replay = new OfflineReplay(database.unpooled());
            var record = new TransferRecord(database.unpooled());
            return arguments[0].equals("export") ? export(file, replay, record) : read(file, replay, database, record);
        } catch (EventFile.Broken | EventStoreLoader.NotEmpty | PostgresUnavailable refused) {
            System.err.println(refused.getMessage());
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage() + " " + refused.cure);
        } catch (AlreadyRunning other) {
            System.err.println("A server, or another command, replays this database just now. Wait for its end, then"
                    + " repeat the " + arguments[0] + ".");
        } catch (FileAlreadyExistsException there) {
            System.err.println(there.getFile() + " exists already. Give the name of a file that is not there yet.");
        } catch (IOException failure) {
            System.err.println("The " + arguments[0] + " failed: " + told(failure));
        } catch (UncheckedIOException failure) {
            System.err.println("The " + arguments[0] + " failed: " + told(Objects.requireNonNull(failure.getCause())));
        } catch (SQLException | DataAccessException | FlywayException failure) {
            System.err.println("The " + arguments[0] + " failed: " + failure.getMessage());
        }
        return 1;
    }

    private static String told(IOException failure) {
        String fact = UnusableFileAnalyzer.fact(failure);
        return fact == null ? failure.toString() : fact;
    }

    /** Without a server there is nobody else who would tell the loggers what to say. */
    public static void onlyWarnings() {
        LoggingSystem logging = LoggingSystem.get(TransferCommand.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
        logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }

    private static int export(Path file, OfflineReplay replay, TransferRecord record) throws IOException, SQLException {
        // people are in it: it is for nobody else, from the first byte on
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer out = Files.newBufferedWriter(file, StandardOpenOption.WRITE);
                Connection snapshot = replay.openSnapshot()) {
            long events = new EventExport(out).write(snapshot, replay.log());
            record.add(AuditKind.EVENTS_EXPORTED, events);
            System.out.println(events + " events are in " + file.toAbsolutePath());
        }
        return 0;
    }

    private static int read(Path file, OfflineReplay replay, OfflineDatabase database, TransferRecord record)
            throws IOException, SQLException {
        try (BufferedReader in = Files.newBufferedReader(file);
                Connection connection = database.unpooled().getConnection()) {
            connection.setAutoCommit(false);
            long events = new EventImport(in, replay.types()).read(connection);
            record.add(AuditKind.EVENTS_IMPORTED, events);
            System.out.println(events + " events are in the store; the read tables are rebuilt from them");
        }
        replay.rebuild();
        VerificationView verified = replay.verify("import");
        if (verified.verdict() != Verdict.AGREES) {
            System.err.println("What clients read is not what the events say: " + verified);
            return 1;
        }
        System.out.println("Verified: every table holds what the events say");
        return 0;
    }
}
