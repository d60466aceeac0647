package dev.muster.history.replay;

import dev.muster.projections.ProjectionSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** From which {@linkplain ProjectionSchema#REVISION revision of the projections} a database's tables were made: a row of their own. */
public final class ProjectionRevision {
    /** Of tables that hold less than the events say, or of which nothing is known: they are to be made again. */
    public static final int STALE = 0;

    private static final String PRESENT = "select to_regclass('projection_revision') is not null";
    private static final String READ = "select coalesce((select revision from projection_revision), " + STALE + ")";
    private static final String WRITE = """
            insert into projection_revision (revision, since) values (?, now())
            on conflict (only_row) do update set revision = excluded.revision, since = excluded.since
            """;

    private ProjectionRevision() {}

    public static int read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet present = statement.executeQuery(PRESENT)) {
                present.next();
                if (!present.getBoolean(1)) return STALE; // by a server that knew no revisions
            }
            try (ResultSet row = statement.executeQuery(READ)) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /**
     * To be called in the transaction that appends events without projecting them: should their rebuild be cut off, the next
     * start makes up for it.
     */
    public static void markStale(Connection connection) throws SQLException {
        write(connection, STALE);
    }

    public static void writeCurrent(Connection connection) throws SQLException {
        write(connection, ProjectionSchema.REVISION);
    }

    private static void write(Connection connection, int revision) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setInt(1, revision);
            statement.executeUpdate();
        }
    }
}
