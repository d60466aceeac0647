package dev.muster.server.database;

import dev.muster.projections.ProjectionSchema;
import dev.muster.reports.ReportsSchema;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables of every module up to date, each with a location and a history of its own. */
public final class Migrations {
    private Migrations() {}

    public static void run(DataSource dataSource) {
        migrate(dataSource, "eventstore");
        ProjectionSchema.migrate(dataSource);
        ReportsSchema.migrate(dataSource);
        migrate(dataSource, "reads");
        migrate(dataSource, "people");
        migrate(dataSource, "operations");
        migrate(dataSource, "log");
    }

    private static void migrate(DataSource dataSource, String module) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/" + module)
                .table("flyway_history_" + module)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
