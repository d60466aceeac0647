package dev.muster.projections;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables of the projections. No migration names a schema, so that a replay can make them in a shadow one. */
public final class ProjectionSchema {
    /**
     * What the projections make of the events. To be raised with every change by which events that are stored already would
     * give other rows: a database that was made from another revision is made again from its events when a server starts, see
     * docs/decisions/0032.
     */
    public static final int REVISION = 3;

    private ProjectionSchema() {}

    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/projections")
                .table("flyway_history_projections")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** Into a schema of its own, made if it is missing. */
    public static void migrateInto(DataSource dataSource, String schema) {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .locations("classpath:db/projections")
                .table("flyway_history_projections")
                .load()
                .migrate();
    }
}
