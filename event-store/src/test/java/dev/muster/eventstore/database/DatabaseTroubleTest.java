package dev.muster.eventstore.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTroubleTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
                    08001, UNREACHABLE
                    08006, UNREACHABLE
                    57P01, UNREACHABLE
                    57P02, UNREACHABLE
                    57P03, UNREACHABLE
                    58030, UNREACHABLE
                    53300, BUSY
                    53200, BUSY
                    57014, BUSY
                    55P03, BUSY
                    40P01, BUSY
                    25006, READ_ONLY
                    53100, FULL
                    23505,
                    42703,
                    XX001,
                    """)
    void a_state_says_whether_the_same_request_will_do_later(String state, DatabaseTrouble trouble) {
        assertThat(DatabaseTrouble.behind(new IllegalStateException(new SQLException("", state))))
                .isEqualTo(Optional.ofNullable(trouble));
    }

    @Test
    void of_a_pool_that_ran_out_of_time_the_cause_says_whether_the_database_was_there() {
        assertThat(DatabaseTrouble.behind(new SQLTransientConnectionException("timed out")))
                .contains(DatabaseTrouble.BUSY);
        assertThat(DatabaseTrouble.behind(
                        new SQLTransientConnectionException("timed out", null, new SQLException("refused", "08001"))))
                .contains(DatabaseTrouble.UNREACHABLE);
    }

    @Test
    void a_rollback_on_a_connection_that_broke_is_no_bug() {
        assertThat(DatabaseTrouble.behind(new SQLException("Connection is closed")))
                .contains(DatabaseTrouble.UNREACHABLE);
    }
}
