package dev.muster.eventstore.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * The migrations of one module: the files of {@code db/<module>}, with a history of their own. Each of them may call
 * {@code pg_temp.isolate_tenants}, which puts a table behind row-level security.
 */
public final class ModuleMigrations {
    private ModuleMigrations() {}

    /** Brings the module's tables up to date in the schema that the connection names. */
    public static void migrate(DataSource dataSource, String module) {
        of(dataSource, module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** Not loaded yet, for a schema or a target of one's own. */
    public static FluentConfiguration of(DataSource dataSource, String module) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + module, "classpath:db/before_each_migration")
                .table("flyway_history_" + module);
    }
}
