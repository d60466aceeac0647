package dev.muster.history.transfer;

import dev.muster.eventstore.EventStoreLoader;
import dev.muster.eventstore.EventTypes;
import dev.muster.eventstore.StoredEvent;
import dev.muster.history.replay.ProjectionRevision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Reads a file of events into an empty store, whole or not at all. */
public final class EventImport {
    private final BufferedReader in;
    private final EventTypes types;
    private final EventFile.Digest digest = new EventFile.Digest();
    private long line;

    /** @param types the events of this version */
    public EventImport(BufferedReader in, EventTypes types) {
        this.in = in;
        this.types = types;
    }

    /**
     * @param connection in a transaction, which is committed where the file's digest agrees, else rolled back
     * @return how many events were read
     */
    public long read(Connection connection) throws SQLException {
        try {
            String first = next();
            if (!EventFile.BEGINNING.equals(EventFile.read(first, line, EventFile.Beginning.class))) {
                throw new EventFile.Broken(line, "this version of Muster does not know the format");
            }
            Events events = new Events(String.valueOf(first));
            long count = EventStoreLoader.fill(connection, events);
            EventFile.End end = EventFile.read(events.ahead, line, EventFile.End.class);
            if (end.events() != count) throw new EventFile.Broken(line, "it speaks of " + end.events() + " events");
            if (!end.sha256().equals(digest.hex())) throw new EventFile.Broken(line, "the digest is another one");
            ProjectionRevision.markStale(connection); // a kill from here on: the next start makes the tables
            connection.commit();
            return count;
        } finally {
            connection.rollback();
        }
    }

    private @Nullable String next() {
        try {
            line++;
            return in.readLine();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An older form is imported as it is: whoever reads it brings it into today's. */
    private void refuseUnlessKnown(StoredEvent event) {
        try {
            types.known(event.type(), event.revision());
        } catch (EventTypes.UnknownEventType newer) {
            throw new EventFile.Broken(
                    line,
                    "this version of Muster does not know the event '" + event.type() + "' in revision '"
                            + event.revision() + "'; import it with the version that exported it, or a newer one");
        }
    }

    /** The lines up to the last one. */
    private final class Events implements Iterator<StoredEvent> {
        private @Nullable String ahead;

        Events(String first) {
            digest.add(first + "\n");
            ahead = EventImport.this.next();
        }

        @Override
        public boolean hasNext() {
            return ahead != null && !EventFile.isEnd(ahead);
        }

        @Override
        public StoredEvent next() {
            String text = ahead;
            if (text == null || !hasNext()) throw new NoSuchElementException();
            StoredEvent event = EventFile.read(text, line, StoredEvent.class);
            refuseUnlessKnown(event);
            digest.add(text + "\n");
            ahead = EventImport.this.next();
            return event;
        }
    }
}
