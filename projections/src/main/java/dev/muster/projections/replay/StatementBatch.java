package dev.muster.projections.replay;

import dev.muster.projections.Parameters;
import dev.muster.projections.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One statement for many rows, sent without waiting for each answer. */
public final class StatementBatch {
    /** So long that few rows are rewritten, and so short that growing it costs nothing. */
    private static final int GATHERED_IDS = 1_000;

    private final Sql sql;
    private final List<Parameters> rows = new ArrayList<>();
    private final Map<@Nullable UUID, Open> open = new HashMap<>();

    /** An aggregate's last row: what comes behind it may go into it, and into no earlier one. */
    private record Open(int row, List<@Nullable Object> key) {}

    StatementBatch(Sql sql) {
        this.sql = sql;
    }

    Sql sql() {
        return sql;
    }

    List<Parameters> rows() {
        return List.copyOf(rows);
    }

    void add(@Nullable UUID aggregate, Parameters row) {
        Sql.Gathered gathered = sql.gathered();
        if (gathered == null || !isGathered(aggregate, row, gathered)) rows.add(row);
    }

    private boolean isGathered(@Nullable UUID aggregate, Parameters row, Sql.Gathered gathered) {
        List<@Nullable Object> key = new ArrayList<>();
        for (String name : gathered.by()) key.add(row.value(name));
        Open last = open.get(aggregate);
        if (last != null && last.key.equals(key)) {
            Parameters before = rows.get(last.row);
            if (before.ids(gathered.array()).length < GATHERED_IDS) {
                rows.set(last.row, row.behind(before, gathered.array()));
                return true;
            }
        }
        open.put(aggregate, new Open(rows.size(), key));
        return false;
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
