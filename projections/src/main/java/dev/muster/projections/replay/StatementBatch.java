package dev.muster.projections.replay;

import dev.muster.projections.Parameters;
import dev.muster.projections.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One statement for many rows, sent without waiting for each answer. */
public final class StatementBatch {
    private final Sql sql;
    private final List<Parameters> rows = new ArrayList<>();

    StatementBatch(Sql sql) {
        this.sql = sql;
    }

    Sql sql() {
        return sql;
    }

    void add(Parameters row) {
        rows.add(row);
    }

    public int size() {
        return rows.size();
    }

    public void execute(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (Parameters row : rows) {
                row.bind(sql, statement);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
