package dev.muster.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ModuleMigrationsTest {
    private static final UUID OURS = UUID.randomUUID();
    private static final UUID THEIRS = UUID.randomUUID();

    @Test
    void a_migration_isolates_tenants_by_one_call() throws Exception {
        try (TestDatabase database = TestDatabases.create()) {
            ModuleMigrations.migrate(database.dataSource(), "isolated");
            var one = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
            JdbcTemplate jdbc = new JdbcTemplate(one);
            within(jdbc, THEIRS);
            jdbc.update("insert into isolated values (?, 1)", THEIRS);

            within(jdbc, OURS);
            jdbc.update("insert into isolated values (?, 2)", OURS);
            assertThat(jdbc.queryForList("select id from isolated", Integer.class))
                    .containsExactly(2);
            assertThatThrownBy(() -> jdbc.update("insert into isolated values (?, 3)", THEIRS))
                    .rootCause()
                    .hasMessageContaining("row-level security");
            jdbc.queryForObject("select set_config('muster.tenant', 'all', false)", String.class);
            assertThat(jdbc.queryForList("select id from isolated order by id", Integer.class))
                    .containsExactly(1, 2);
            one.destroy();
        }
    }

    private static void within(JdbcTemplate jdbc, UUID tenant) {
        jdbc.queryForObject("select set_config('muster.tenant', ?, false)", String.class, tenant.toString());
    }
}
