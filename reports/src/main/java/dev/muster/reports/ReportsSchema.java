package dev.muster.reports;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of schedules, runs and deliveries, and those of Quartz. */
public final class ReportsSchema {
    private ReportsSchema() {}

    public static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/reports")
                .table("flyway_history_reports")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
