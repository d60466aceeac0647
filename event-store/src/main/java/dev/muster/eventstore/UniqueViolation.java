package dev.muster.eventstore;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** SQLState 23505, wherever it is in the chain, by the name of the key: only one of them means that somebody was quicker. */
public final class UniqueViolation {
    /** The unique key of the event store: the place of an event in its aggregate's stream. */
    private static final String STREAM = "domain_event_stream";

    private UniqueViolation() {}

    /** Another one has appended to that stream first; whoever loads it again sees what. */
    public static boolean isOfStream(Throwable failure) {
        return key(failure).filter(STREAM::equals).isPresent();
    }

    /** The violated key, which says what is wrong without anybody's values; empty for any other failure. */
    public static Optional<String> key(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && "23505".equals(sql.getSQLState())) return Optional.of(name(sql));
        }
        return Optional.empty();
    }

    private static String name(SQLException violation) {
        ServerErrorMessage message = violation instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        String constraint = message == null ? null : message.getConstraint();
        return constraint == null ? "unknown" : constraint;
    }
}
