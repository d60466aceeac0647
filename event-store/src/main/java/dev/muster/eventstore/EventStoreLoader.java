package dev.muster.eventstore;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** An event store into which a whole history can be poured, because it has none yet. */
public final class EventStoreLoader {
    private static final int CHUNK = 64 * 1024;
    private static final String COPY = """
            copy domain_event (global_index, tenant_id, aggregate_type, aggregate_id, sequence_number, event_id,
                               payload_type, payload_revision, time_stamp, payload, personal, meta_data)
            from stdin
            """;

    private EventStoreLoader() {}

    /** The store has events already; a history is never poured into another one. */
    public static final class NotEmpty extends IllegalStateException {
        NotEmpty() {
            super("The event store is not empty: a history can only be imported into a new database");
        }
    }

    /**
     * Pours in the events, in the order of their positions, and goes on counting behind the last one.
     *
     * @param connection in a transaction, which is the caller's to commit
     * @return how many it were
     */
    public static long fill(Connection connection, Iterator<StoredEvent> events) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // COPY knows no row-level security, not even where it lets everything pass; so it is set aside, for nobody
            // else,
            // because the lock on the table lasts until the end of the transaction
            statement.execute("alter table domain_event no force row level security");
            try (ResultSet rows = statement.executeQuery("select exists (select from domain_event)")) {
                rows.next();
                if (rows.getBoolean(1)) throw new NotEmpty();
            }
            long count = copy(connection, events);
            statement.execute("select setval(pg_get_serial_sequence('domain_event', 'global_index'),"
                    + " (select coalesce(max(global_index), 0) + 1 from domain_event), false)");
            statement.execute("alter table domain_event force row level security");
            return count;
        }
    }

    private static long copy(Connection connection, Iterator<StoredEvent> events) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY);
        try {
            StringBuilder chunk = new StringBuilder(CHUNK * 2);
            while (events.hasNext()) {
                append(chunk, events.next());
                if (chunk.length() > CHUNK) send(copy, chunk);
            }
            send(copy, chunk);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
    }

    private static void send(CopyIn copy, StringBuilder chunk) throws SQLException {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        chunk.setLength(0);
    }

    private static void append(StringBuilder line, StoredEvent event) {
        line.append(event.position()).append('\t');
        line.append(event.tenant()).append('\t');
        field(line, event.aggregateType()).append('\t');
        line.append(event.aggregate()).append('\t');
        line.append(event.sequence()).append('\t');
        line.append(event.event()).append('\t');
        field(line, event.type()).append('\t');
        field(line, event.revision()).append('\t');
        line.append(event.time()).append('\t');
        field(line, event.payload()).append('\t');
        field(line, event.personal()).append('\t');
        field(line, event.metaData()).append('\n');
    }

    /** As COPY's text format wants it. */
    private static StringBuilder field(StringBuilder line, @Nullable String text) {
        if (text == null) return line.append("\\N");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(c);
            }
        }
        return line;
    }
}
