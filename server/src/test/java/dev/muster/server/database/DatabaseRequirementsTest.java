package dev.muster.server.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.StartRefused;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.WholeServer;
import dev.muster.server.database.DatabaseRequirements.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

@SuppressWarnings("NullAway.Init")
class DatabaseRequirementsTest {
    private static TestDatabase database;

    @BeforeAll
    static void create() {
        database = WholeServer.OwnDatabase.emptyDatabase();
    }

    @Test
    void a_database_with_a_role_of_our_own_will_do() {
        assertThatCode(() -> DatabaseRequirements.require(database.dataSource()))
                .doesNotThrowAnyException();
    }

    @Test
    void a_superuser_would_see_every_tenant() {
        assertThatThrownBy(() -> DatabaseRequirements.require(database.superuser()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SPRING_DATASOURCE_USERNAME")
                .hasMessageContaining("'postgres'");
    }

    @Test
    void a_wrong_password_is_told_without_a_stack_trace() {
        var stranger = new PGSimpleDataSource();
        stranger.setUrl(database.jdbcUrl());
        stranger.setUser(database.user());
        stranger.setPassword("wrong-password");
        assertThatThrownBy(() -> DatabaseRequirements.require(stranger))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("SPRING_DATASOURCE_URL")
                .hasMessageContaining("authentication failed")
                .hasMessageNotContaining("wrong-password");
    }

    @ParameterizedTest
    @CsvSource({"15, 15.18, UTF8, PostgreSQL 15.18", "18, 18.6, SQL_ASCII, SQL_ASCII"})
    void what_cannot_hold_or_compare_names_is_refused(int version, String text, String encoding, String told) {
        assertThatThrownBy(() -> DatabaseRequirements.require(new Facts(version, text, encoding, "muster", false)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(told);
    }
}
