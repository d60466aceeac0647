package dev.muster.history.replay;

import dev.muster.projections.ProjectionSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables by which commands decide. Before new ones take their place they are held against the old ones: what commands went
 * by is not to change without a word.
 */
final class DecisionTables {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionTables.class);
    private static final int NAMED = 20;

    /** What is told of a row, by table: ids and kinds, nothing personal. */
    private static final Map<String, String> TOLD = Map.of(
            "name_claim", "format('a claim %s of %s/%s', kind, tenant_id, owner)",
            "membership", "format('member %s of group %s/%s', member_id, tenant_id, group_id)");

    private DecisionTables() {}

    static void tellDifferences(Connection work, ShadowSchema shadow, String live) throws SQLException {
        for (Map.Entry<String, String> table : TOLD.entrySet()) {
            String before = ShadowSchema.quoted(live) + "." + table.getKey();
            String after = shadow.schema() + "." + table.getKey();
            if (isEmpty(work, before)) continue; // nobody went by it: an import
            tell(work, before, after, table.getValue(), "is not there any more");
            tell(work, after, before, table.getValue(), "is new");
        }
    }

    private static boolean isEmpty(Connection work, String table) throws SQLException {
        try (Statement statement = work.createStatement();
                ResultSet row = statement.executeQuery("select not exists (select from " + table + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void tell(Connection work, String in, String notIn, String told, String how) throws SQLException {
        String query = """
                select %s, count(*) over () from (table %s except table %s) d limit %d
                """.formatted(told, in, notIn, NAMED);
        try (Statement statement = work.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            long named = 0;
            long all = 0;
            while (rows.next()) {
                LOG.warn("By revision {} of the projections {} {}", ProjectionSchema.REVISION, rows.getString(1), how);
                named++;
                all = rows.getLong(2);
            }
            if (all > named) LOG.warn("… and {} more", all - named);
        }
    }
}
