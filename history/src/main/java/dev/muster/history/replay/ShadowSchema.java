package dev.muster.history.replay;

import dev.muster.projections.ProjectionSchema;
import dev.muster.projections.replay.ClaimProjection;
import dev.muster.projections.resource.ResourceTotals;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * A schema with the projections' tables, beside the live ones. While events are replayed into it, it has no unique indexes
 * but the primary keys (in a batch a name may be taken before it is given up), no foreign keys and no row-level security;
 * {@link #complete} adds them, which also proves that the keys hold.
 */
final class ShadowSchema {
    private static final String PREFIX = "shadow_";

    private static final String FOREIGN_KEYS = """
            select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                   format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
              from pg_constraint where connamespace = ?::regnamespace and contype = 'f'
            """;
    private static final String UNIQUE_INDEXES = """
            select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
              from pg_index i join pg_class c on c.oid = i.indexrelid
             where c.relnamespace = ?::regnamespace and i.indisunique and not i.indisprimary
               and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
               and i.indrelid not in (select oid from pg_class where relname like 'flyway%')
            """;

    /** What the migrations make, besides what hangs on tables; written so that it can stand in a statement. */
    enum Objects {
        TABLES("table", """
                select quote_ident(c.relname) from pg_class c
                 where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                   and c.relname not like 'flyway%'
                 order by c.relname
                """),
        VIEWS("view", """
                select quote_ident(c.relname) from pg_class c
                 where c.relnamespace = ?::regnamespace and c.relkind = 'v' order by c.oid desc
                """),
        FUNCTIONS("function", """
                select format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) from pg_proc p
                 where p.pronamespace = ?::regnamespace and p.prokind = 'f' order by p.oid desc
                """);

        private final String word;
        private final String query;

        Objects(String word, String query) {
            this.word = word;
            this.query = query;
        }

        String word() {
            return word;
        }
    }

    private final String schema;
    private final List<String> later = new ArrayList<>();

    private ShadowSchema(String schema) {
        this.schema = schema;
    }

    /** @param lasting whether the tables are to be kept; else they need not survive a crash of the database */
    static ShadowSchema create(DataSource unpooled, boolean lasting) throws SQLException {
        ShadowSchema shadow =
                new ShadowSchema(PREFIX + UUID.randomUUID().toString().replace("-", ""));
        ProjectionSchema.migrateInto(unpooled, shadow.schema);
        try (Connection connection = unpooled.getConnection()) {
            shadow.enter(connection);
            shadow.putOff(connection, FOREIGN_KEYS);
            shadow.putOff(connection, UNIQUE_INDEXES);
            for (String table : shadow.tables(connection)) {
                if (!lasting) execute(connection, "alter table " + table + " set unlogged");
                // the policy's question, asked for every statement, is a third of what a replay costs the database
                execute(connection, "alter table " + table + " disable row level security");
                shadow.later.add("alter table " + table + " enable row level security");
                // nobody reads totals while the tables are filled
                execute(connection, "alter table " + table + " disable trigger user");
                shadow.later.add("alter table " + table + " enable trigger user");
            }
            shadow.later.add(ResourceTotals.RECOUNT);
            execute(connection, ClaimProjection.INDEX);
            shadow.later.add("drop index " + ClaimProjection.INDEX_NAME);
        }
        return shadow;
    }

    private void putOff(Connection connection, String query) throws SQLException {
        List<String> now = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    now.add(rows.getString(1));
                    later.add(rows.getString(2));
                }
            }
        }
        for (String drop : now) execute(connection, drop);
    }

    String schema() {
        return schema;
    }

    List<String> tables(Connection connection) throws SQLException {
        return objects(connection, Objects.TABLES);
    }

    /** What is held against the live rows: tables, and of totals what does not depend on who wrote when. */
    List<String> comparable(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>(tables(connection));
        names.set(names.indexOf(ResourceTotals.TABLE), ResourceTotals.VIEW);
        return names;
    }

    List<String> objects(Connection connection, Objects kind) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(kind.query)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) names.add(rows.getString(1));
            }
        }
        return names;
    }

    /** From now on the connection speaks of the shadow's tables, of every tenant. */
    void enter(Connection connection) throws SQLException {
        execute(connection, "set search_path to " + schema);
        execute(connection, "set muster.tenant to 'all'");
        execute(connection, "set synchronous_commit to off");
    }

    /** Adds what was put off. Fails where the events contradict them. */
    void complete(Connection connection) throws SQLException {
        for (String statement : later) execute(connection, statement);
    }

    static void drop(Connection connection, String schema) throws SQLException {
        execute(connection, "drop schema if exists " + quoted(schema) + " cascade");
    }

    /** Those of runs that were killed. To be called only by whoever holds the lock on replays. */
    static void dropLeftovers(Connection connection) throws SQLException {
        List<String> leftovers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select nspname from pg_namespace where nspname ~ '^shadow_[0-9a-f]{32}$'");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) leftovers.add(rows.getString(1));
        }
        for (String leftover : leftovers) drop(connection, leftover);
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
