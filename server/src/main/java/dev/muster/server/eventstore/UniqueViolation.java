package dev.muster.server.eventstore;

import java.sql.SQLException;

/** SQLState 23505, wherever it is in the chain: another node has appended to that stream first. */
final class UniqueViolation {
    private UniqueViolation() {}

    static boolean isIn(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql && "23505".equals(sql.getSQLState())) return true;
        }
        return false;
    }
}
