package dev.muster.history.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a table is made of, by name, so that a column's place does not matter.
 *
 * @param columns all of them, in the order of their names
 * @param key     those of the primary key, in its order; all where there is none
 */
record TableShape(String table, List<Column> columns, List<Column> key) {
    /**
     * @param personal whether it may hold a name: by our convention those are folded, and compared in collation "C"
     * @param id       whether it holds ids
     */
    record Column(String name, boolean personal, boolean id) {
        String quoted() {
            return ShadowSchema.quoted(name);
        }
    }

    private static final String COLUMNS = """
            select a.attname, a.attcollation = '"C"'::regcollation as personal, a.atttypid = 'uuid'::regtype as id,
                   array_position(i.indkey::int2[], a.attnum) as place
              from pg_attribute a left join pg_index i on i.indrelid = a.attrelid and i.indisprimary
             where a.attrelid = to_regclass(quote_ident(current_schema()) || '.' || quote_ident(?))
               and a.attnum > 0 and not a.attisdropped
             order by a.attname collate "C"
            """;

    static TableShape read(Connection connection, String table) throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<Placed> key = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Column column =
                            new Column(rows.getString("attname"), rows.getBoolean("personal"), rows.getBoolean("id"));
                    columns.add(column);
                    int place = rows.getInt("place");
                    if (!rows.wasNull()) key.add(new Placed(place, column));
                }
            }
        }
        key.sort((one, other) -> Integer.compare(one.place, other.place));
        List<Column> keyColumns = key.stream().map(Placed::column).toList();
        return new TableShape(table, List.copyOf(columns), keyColumns.isEmpty() ? List.copyOf(columns) : keyColumns);
    }

    /** What tells a row's place to a person: the key, and where that holds a name, the ids beside it. */
    List<Column> shown() {
        boolean nameless = key.stream().noneMatch(Column::personal);
        return columns.stream()
                .filter(column -> key.contains(column) || (!nameless && column.id()))
                .filter(column -> !column.name().equals("tenant_id"))
                .toList();
    }

    private record Placed(int place, Column column) {}

    /** Each tenant's rows: how many, and the sums of the two halves of their hashes, which no order of rows changes. */
    String digests(String condition) {
        return """
                select tenant_id, count(*) as row_count, sum(('x' || left(hash, 16))::bit(64)::bigint) as one,
                       sum(('x' || right(hash, 16))::bit(64)::bigint) as other
                  from (select tenant_id, md5(row(%s)::text) as hash from %s where %s) hashed
                 group by tenant_id
                """.formatted(list(columns, ""), ShadowSchema.quoted(table), condition);
    }

    /** One tenant's rows as texts: {@code row_key}, by which they are sorted bytewise, and every column. */
    String rowsOfTenant(String condition) {
        return "select json_build_array(%s)::text collate \"C\" as row_key, %s from %s where tenant_id = ? and %s order by 1"
                .formatted(list(key, "::text"), list(columns, "::text"), ShadowSchema.quoted(table), condition);
    }

    private static String list(List<Column> columns, String suffix) {
        return columns.stream().map(column -> column.quoted() + suffix).collect(Collectors.joining(", "));
    }
}
