package dev.muster.server.database;

import dev.muster.directory.StartRefused;
import dev.muster.directory.text.Folding;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a database must be like before its tables are touched. */
final class DatabaseRequirements {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRequirements.class);
    private static final String SETTING = "SPRING_DATASOURCE_URL";
    /** For casefold() and the collation pg_unicode_fast, by which names are compared. */
    private static final int VERSION = 18;

    private static final String FACTS = """
            select current_setting('server_version_num')::int / 10000 as version,
                   current_setting('server_version') as version_text,
                   current_setting('server_encoding') as encoding,
                   current_user as role,
                   (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as mighty
            """;

    /** @param mighty a superuser, or with BYPASSRLS */
    record Facts(int version, String versionText, String encoding, String role, boolean mighty) {
        static Facts of(ResultSet row) throws SQLException {
            return new Facts(row.getInt(1), row.getString(2), row.getString(3), row.getString(4), row.getBoolean(5));
        }
    }

    private DatabaseRequirements() {}

    /** @throws StartRefused where it can't be reached or can't be used */
    static void require(DataSource dataSource) {
        try {
            Facts facts = new JdbcTemplate(dataSource).queryForObject(FACTS, (row, number) -> Facts.of(row));
            if (facts != null) require(facts);
            tellOfOtherLetters(dataSource);
        } catch (DataAccessException unreachable) {
            Throwable cause = unreachable.getMostSpecificCause();
            throw new StartRefused(
                    SETTING,
                    "names a database that does not let us in: " + cause.getMessage(),
                    "See that it runs, that the address is right, and that SPRING_DATASOURCE_USERNAME and"
                            + " SPRING_DATASOURCE_PASSWORD are those of its role.");
        }
    }

    /** Only of letters that are new there: what there was before folds in each version as it did. */
    private static void tellOfOtherLetters(DataSource dataSource) {
        String unicode = new JdbcTemplate(dataSource).queryForObject("select unicode_version()", String.class);
        if (Folding.UNICODE.equals(unicode)) return;
        LOG.warn(
                "This PostgreSQL knows the letters of Unicode {}, names are compared by those of {}: filters on attributes without"
                        + " an index may find letters that are new since only as they are written",
                unicode,
                Folding.UNICODE);
    }

    static void require(Facts facts) {
        if (facts.version < VERSION) {
            throw new StartRefused(
                    SETTING,
                    "names a PostgreSQL " + facts.versionText + ".",
                    "Muster needs PostgreSQL " + VERSION + " or newer. Without the variable it runs its own.");
        }
        if (!facts.encoding.equals("UTF8")) {
            throw new StartRefused(
                    SETTING,
                    "names a database in the encoding " + facts.encoding + ", which cannot hold everybody's name.",
                    "create database muster owner muster encoding 'UTF8' template template0;");
        }
        // else the second wall between tenants would be none
        if (facts.mighty) {
            throw new StartRefused(
                    "SPRING_DATASOURCE_USERNAME",
                    "is '" + facts.role
                            + "', a superuser or one with BYPASSRLS: PostgreSQL would not keep tenants apart.",
                    "Give Muster a role of its own: create role muster login password '…';"
                            + " alter database … owner to muster;");
        }
    }
}
