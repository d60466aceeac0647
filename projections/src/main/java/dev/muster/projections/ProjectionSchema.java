package dev.muster.projections;

import dev.muster.eventstore.database.ModuleMigrations;
import javax.sql.DataSource;

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
        ModuleMigrations.migrate(dataSource, "projections");
    }

    /** Into a schema of its own, made if it is missing. */
    public static void migrateInto(DataSource dataSource, String schema) {
        ModuleMigrations.of(dataSource, "projections")
                .defaultSchema(schema)
                .schemas(schema)
                .createSchemas(true)
                .load()
                .migrate();
    }
}
