package dev.muster.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.postgres.TestDatabase;
import dev.muster.server.WholeServer;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The promise: what happened stays as it was written, even where somebody has the rights to change it. */
@WholeServer
class AppendOnlyTest {
    @Autowired
    private TestDatabase database;

    @BeforeEach
    void there_are_events() throws Exception {
        try (Connection connection = database.superuser().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select least((select count(*) from domain_event), (select count(*) from audit_log))")) {
            rows.next();
            assertThat(rows.getLong(1)).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update domain_event set payload = '{}'",
                "delete from domain_event",
                "truncate domain_event",
                "update domain_event set personal = null",
                "update audit_log set details = '{}'",
                "delete from audit_log",
                "truncate audit_log"
            })
    void the_application_has_no_right_to(String statement) {
        assertThatThrownBy(() -> execute(database.dataSource(), "set muster.tenant to 'all'", statement))
                .hasMessageContaining("permission denied");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update domain_event set payload = '{}'",
                "delete from domain_event",
                "truncate domain_event",
                "update domain_event set personal = null",
                "update audit_log set details = '{}'",
                "delete from audit_log",
                "truncate audit_log"
            })
    void even_the_superuser_meets_the_trigger(String statement) {
        assertThatThrownBy(() -> execute(database.superuser(), statement)).hasMessageContaining("append-only");
    }

    private static void execute(DataSource as, String... statements) throws Exception {
        try (Connection connection = as.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }
}
