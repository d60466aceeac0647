package dev.muster.reports;

import dev.muster.eventstore.database.ModuleMigrations;
import javax.sql.DataSource;

/** The tables of schedules, runs and deliveries, and those of Quartz. */
public final class ReportsSchema {
    private ReportsSchema() {}

    public static void migrate(DataSource source) {
        ModuleMigrations.migrate(source, "reports");
    }
}
