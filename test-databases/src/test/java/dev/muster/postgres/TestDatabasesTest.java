package dev.muster.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TestDatabasesTest {
    private final AtomicInteger migrations = new AtomicInteger();

    private void migrate(DataSource database) {
        migrations.incrementAndGet();
        Sql.run(database, "create table person (user_name text)");
    }

    @Test
    void a_template_is_migrated_once_and_each_test_has_a_copy_of_its_own() {
        String key = UUID.randomUUID().toString();
        try (TestDatabase one = TestDatabases.create(key, this::migrate);
                TestDatabase other = TestDatabases.create(key, this::migrate)) {
            Sql.run(one.dataSource(), "insert into person values ('bjensen')");

            assertThat(migrations).hasValue(1);
            assertThat(Sql.ask(one.dataSource(), "select user_name from person"))
                    .isEqualTo("bjensen");
            assertThat(Sql.ask(other.dataSource(), "select count(*) from person"))
                    .isEqualTo("0");
        }
    }

    @Test
    void a_migration_that_failed_leaves_no_template() {
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> TestDatabases.create(key, database -> Sql.run(database, "create tabel person ()")))
                .hasRootCauseInstanceOf(SQLException.class);

        try (TestDatabase database = TestDatabases.create(key, this::migrate)) {
            assertThat(Sql.ask(database.dataSource(), "select count(*) from person"))
                    .isEqualTo("0");
        }
    }

    @Test
    void tests_work_as_the_role_that_row_level_security_binds() {
        try (TestDatabase database = TestDatabases.create()) {
            assertThat(Sql.ask(database.dataSource(), Sql.IS_ABOVE_POLICIES)).isEqualTo("f");
            assertThat(Sql.ask(database.superuser(), Sql.IS_ABOVE_POLICIES)).isEqualTo("t");
        }
    }

    @Test
    void a_closed_database_is_gone_with_whoever_was_connected() throws SQLException {
        TestDatabase database = TestDatabases.create();
        try (var connection = database.dataSource().getConnection()) {
            database.close();
            assertThat(connection.isValid(5)).isFalse();
        }
        assertThatThrownBy(() -> database.dataSource().getConnection()).hasMessageContaining("does not exist");
    }
}
