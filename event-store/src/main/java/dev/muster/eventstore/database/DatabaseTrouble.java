package dev.muster.eventstore.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Why a request failed that was right, where the database is the reason: the client is to send it again. By PostgreSQL's SQLState; a
 * state that is not named here is a bug of ours.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL, appendix A</a>
 */
public enum DatabaseTrouble {
    /** No connection, or one that broke off, perhaps during the commit. */
    UNREACHABLE(
            503,
            Duration.ofSeconds(5),
            "The directory's database can't be reached just now. What was asked is done whole or not at all: send it"
                    + " again, and after a change look first whether it is there."),
    /** Too many connections, too little memory, locks that are held for too long. */
    BUSY(
            503,
            Duration.ofSeconds(1),
            "The directory's database is too busy just now. Nothing was changed; send the request again."),
    /** A standby, or a primary that is being switched over. */
    READ_ONLY(
            503,
            Duration.ofSeconds(5),
            "The directory's database takes no changes just now. Nothing was changed; send the request again."),
    /** RFC 4918 §11.5. */
    FULL(
            507,
            Duration.ofMinutes(1),
            "The disk of the directory's database is full. Nothing was changed; send the request again when there is"
                    + " room.");

    private static final int DEPTH = 30;
    private static final String CLOSED = "Connection is closed";
    private static final Duration NEWS_APART = Duration.ofSeconds(10);

    private final int status;
    private final Duration retryAfter;
    private final String detail;
    private final AtomicLong lastNews = new AtomicLong(Long.MIN_VALUE);

    DatabaseTrouble(int status, Duration retryAfter, String detail) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    /** For the client. */
    public String detail() {
        return detail;
    }

    /** One line in ten seconds: a thousand requests that fail for one reason are not a thousand news. */
    public void tell(Logger log, Object request, Throwable failure) {
        if (isNews()) log.warn("Request {}, as others may, met a database that is {}", request, this);
        log.debug("Request {} met a database that is {}", request, this, failure);
    }

    private boolean isNews() {
        long last = lastNews.get();
        long now = System.nanoTime();
        return (last == Long.MIN_VALUE || now - last >= NEWS_APART.toNanos()) && lastNews.compareAndSet(last, now);
    }

    /** What of this is behind a failure, however deep; empty for a bug. */
    public static Optional<DatabaseTrouble> behind(Throwable failure) {
        Throwable cause = failure;
        DatabaseTrouble trouble = null;
        for (int depth = 0; cause != null && depth < DEPTH; depth++, cause = cause.getCause()) {
            // the innermost counts: of a pool that ran out of time it says whether the database was there
            DatabaseTrouble found = cause instanceof SQLException sql ? of(sql) : null;
            if (found != null) trouble = found;
        }
        return Optional.ofNullable(trouble);
    }

    private static @Nullable DatabaseTrouble of(SQLException failure) {
        DatabaseTrouble named = of(failure.getSQLState());
        if (named != null || failure.getSQLState() != null) return named;
        if (failure instanceof SQLTransientConnectionException) return BUSY;
        // the pool says so, without a state, where a connection has broken and a rollback is tried on it
        return CLOSED.equals(failure.getMessage()) ? UNREACHABLE : null;
    }

    static @Nullable DatabaseTrouble of(@Nullable String state) {
        if (state == null || state.length() != 5) return null;
        return switch (state) {
            case "53100" -> FULL; // disk_full
            case "25006" -> READ_ONLY; // read_only_sql_transaction
            case "57P01", // admin_shutdown
                    "57P02", // crash_shutdown
                    "57P03", // cannot_connect_now: starting up, or recovering
                    "57P04", // database_dropped
                    "57P05", // idle_session_timeout
                    "58030", // io_error
                    "40003", // statement_completion_unknown
                    "3D000" -> // the database is not there, perhaps not yet
                UNREACHABLE;
            case "57014", // query_canceled: a statement's timeout, or a person
                    "55P03", // lock_not_available
                    "25P03", // idle_in_transaction_session_timeout
                    "25P04" -> // transaction_timeout
                BUSY;
            default ->
                switch (state.substring(0, 2)) {
                    case "08" -> UNREACHABLE; // connection exceptions
                    case "28" -> UNREACHABLE; // the role's password or rights were changed under us
                    case "53" -> BUSY; // insufficient resources: connections, memory
                    case "40" -> BUSY; // transaction_rollback: deadlocks, serialization failures
                    default -> null;
                };
        };
    }
}
