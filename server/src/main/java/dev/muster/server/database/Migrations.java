package dev.muster.server.database;

import dev.muster.eventstore.database.ModuleMigrations;
import dev.muster.projections.ProjectionSchema;
import dev.muster.reports.ReportsSchema;
import javax.sql.DataSource;

/** Brings the tables of every module up to date, each with a location and a history of its own. */
public final class Migrations {
    private Migrations() {}

    public static void run(DataSource dataSource) {
        ModuleMigrations.migrate(dataSource, "eventstore");
        ProjectionSchema.migrate(dataSource);
        ReportsSchema.migrate(dataSource);
        ModuleMigrations.migrate(dataSource, "reads");
        ModuleMigrations.migrate(dataSource, "people");
        ModuleMigrations.migrate(dataSource, "operations");
        ModuleMigrations.migrate(dataSource, "log");
    }
}
