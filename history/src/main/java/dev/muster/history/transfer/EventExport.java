package dev.muster.history.transfer;

import dev.muster.eventstore.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes all events that one transaction sees. */
public final class EventExport {
    private final Writer out;
    private final EventFile.Digest digest = new EventFile.Digest();
    private long events;

    public EventExport(Writer out) {
        this.out = out;
    }

    /** @return how many events were written */
    public long write(Connection snapshot, EventLog log) throws SQLException {
        write(EventFile.BEGINNING);
        log.readStored(snapshot, event -> {
            write(event);
            events++;
        });
        write(new EventFile.End(events, digest.hex()));
        return events;
    }

    private void write(Record line) {
        String text = EventFile.write(line);
        if (!(line instanceof EventFile.End)) digest.add(text);
        try {
            out.write(text);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
