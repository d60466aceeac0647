package dev.muster.eventstore.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database's own wall between tenants, and that binding to one costs no statement and loses no answer. */
class TenantScopedDataSourceTest {
    private static final TenantId ONE = TenantId.next();
    private static final TenantId OTHER = TenantId.next();

    private static TestDatabase database;
    private static HikariDataSource pool;
    private static JdbcTemplate jdbc;
    private static TransactionTemplate transaction;

    @BeforeAll
    static void open() {
        database = TestDatabases.create();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(1); // so that every use meets what the one before has left behind
        pool = new HikariDataSource(config);
        TenantScopedDataSource scoped = new TenantScopedDataSource(pool);
        jdbc = new JdbcTemplate(scoped);
        transaction = new TransactionTemplate(new JdbcTransactionManager(scoped));
        jdbc.execute("""
                create table thing (tenant_id uuid not null, name text not null);
                alter table thing enable row level security;
                alter table thing force row level security;
                create policy tenant on thing using (
                    tenant_id = (select nullif(nullif(current_setting('muster.tenant', true), ''), 'all')::uuid)
                    or (select current_setting('muster.tenant', true) = 'all'))
                """);
    }

    @AfterAll
    static void close() {
        pool.close();
        database.close();
    }

    @BeforeEach
    void oneThingEach() {
        TenantScope.acrossTenants(() -> jdbc.update("delete from thing"));
        TenantScope.within(ONE, () -> add(ONE, "one's"));
        TenantScope.within(OTHER, () -> add(OTHER, "other's"));
    }

    @Test
    void a_tenant_sees_its_own_rows_though_the_query_forgot_to_say_so() {
        assertThat(namesIn(ONE)).containsExactly("one's");
        assertThat(namesIn(OTHER)).containsExactly("other's");
    }

    @Test
    void a_query_that_is_asked_again_and_again_sees_the_same() {
        // with a null in it the driver has PostgreSQL describe the statement, and once it knows that the rows may be of
        // any
        // length, it sends it apart from what came before it
        for (int time = 1; time <= 12; time++) {
            assertThat(TenantScope.within(ONE, TenantScopedDataSourceTest::anyName))
                    .as("time " + time)
                    .containsExactly("one's");
            assertThat(anyName()).as("outside any scope, time " + time).isEmpty();
        }
    }

    @Test
    void outside_any_scope_nobody_is_there() {
        namesIn(ONE); // leaves nothing behind on the connection
        assertThat(names()).isEmpty();
        assertThatThrownBy(() -> add(ONE, "sneaked in")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_row_of_another_tenant_cannot_be_written() {
        assertThatThrownBy(() -> TenantScope.within(ONE, () -> add(OTHER, "forged")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void what_spans_tenants_sees_all_by_name() {
        assertThat(TenantScope.acrossTenants(TenantScopedDataSourceTest::names))
                .containsExactlyInAnyOrder("one's", "other's");
    }

    @Test
    void a_transaction_is_bound_once_and_forgets_at_its_end() {
        List<String> seen = TenantScope.within(
                ONE,
                () -> transaction.execute(status -> {
                    add(ONE, "another");
                    jdbc.batchUpdate(
                            "insert into thing values (?, ?)",
                            List.<Object[]>of(new Object[] {ONE.value(), "batched"}));
                    return names();
                }));
        assertThat(seen).containsExactlyInAnyOrder("one's", "another", "batched");
        assertThat(names()).isEmpty();
    }

    @Test
    void a_batch_may_come_first_in_a_transaction() {
        TenantScope.within(
                ONE,
                () -> transaction.executeWithoutResult(status -> jdbc.batchUpdate(
                        "insert into thing values (?, ?)",
                        List.of(new Object[] {ONE.value(), "a"}, new Object[] {ONE.value(), "b"}))));
        assertThat(namesIn(ONE)).containsExactlyInAnyOrder("one's", "a", "b");
    }

    @Test
    void a_rolled_back_transaction_is_bound_anew() {
        TenantScope.within(ONE, () -> {
            transaction.executeWithoutResult(status -> {
                add(ONE, "gone");
                status.setRollbackOnly();
            });
            assertThat(names()).containsExactly("one's");
        });
    }

    @Test
    void counts_and_nulls_come_through() {
        assertThat(TenantScope.within(ONE, () -> jdbc.update("update thing set name = name || ?", "!")))
                .isEqualTo(1);
        assertThat(TenantScope.within(
                        ONE,
                        () -> jdbc.queryForObject("select coalesce(?::text, 'null') || ?", String.class, null, "x")))
                .isEqualTo("nullx");
    }

    @Test
    void what_was_deferred_goes_out_before_the_next_statement_and_in_order() {
        List<String> seen = TenantScope.within(
                ONE,
                () -> transaction.execute(status -> {
                    defer("insert into thing values (?, ?)", ONE.value(), "deferred");
                    defer("update thing set name = name || ? where name = ?", "!", "deferred");
                    return names();
                }));
        assertThat(seen).containsExactlyInAnyOrder("one's", "deferred!");
        assertThat(namesIn(ONE)).containsExactlyInAnyOrder("one's", "deferred!");
    }

    @Test
    void what_was_deferred_goes_out_before_a_batch_a_bare_statement_and_the_commit() {
        TenantScope.within(
                ONE,
                () -> transaction.executeWithoutResult(status -> {
                    defer("insert into thing values (?, ?)", ONE.value(), "a");
                    jdbc.batchUpdate(
                            "update thing set name = name || ? where name = 'a'",
                            List.<Object[]>of(new Object[] {"b"}));
                    defer("insert into thing values (?, ?)", ONE.value(), "c");
                    jdbc.execute("update thing set name = 'd' where name = 'c'");
                    defer("insert into thing values (?, ?)", ONE.value(), "e");
                }));
        assertThat(namesIn(ONE)).containsExactlyInAnyOrder("one's", "ab", "d", "e");
    }

    @Test
    void what_was_deferred_ends_with_its_transaction() {
        TenantScope.within(ONE, () -> {
            transaction.executeWithoutResult(status -> {
                defer("insert into thing values (?, ?)", ONE.value(), "gone");
                status.setRollbackOnly();
            });
            assertThat(names()).containsExactly("one's");
        });
    }

    @Test
    void what_was_deferred_and_cannot_be_written_leaves_nothing_of_its_transaction() {
        assertThatThrownBy(() -> TenantScope.within(
                        ONE,
                        () -> transaction.executeWithoutResult(status -> {
                            add(ONE, "written");
                            defer("insert into thing values (?, ?)", OTHER.value(), "forged");
                        })))
                .isInstanceOf(DataAccessException.class);
        assertThat(namesIn(ONE)).containsExactly("one's");
        assertThat(namesIn(OTHER)).containsExactly("other's");
    }

    @Test
    void without_a_transaction_nothing_is_deferred() {
        assertThat(TenantScope.within(ONE, () -> defer("insert into thing values (?, ?)", ONE.value(), "never")))
                .isFalse();
        assertThat(namesIn(ONE)).containsExactly("one's");
    }

    private static boolean defer(String sql, Object... parameters) {
        return Boolean.TRUE.equals(jdbc.execute((ConnectionCallback<Boolean>)
                connection -> connection.unwrap(DeferredStatements.class).defer(sql, List.of(parameters))));
    }

    private static int add(TenantId tenant, String name) {
        return jdbc.update("insert into thing values (?, ?)", tenant.value(), name);
    }

    private static List<String> namesIn(TenantId tenant) {
        return TenantScope.within(tenant, TenantScopedDataSourceTest::names);
    }

    private static List<String> names() {
        return jdbc.query("select name from thing", (row, number) -> row.getString(1));
    }

    private static List<String> anyName() {
        return jdbc.query(
                "select name from thing where coalesce(?, name) = name", (row, number) -> row.getString(1), (Object)
                        null);
    }
}
