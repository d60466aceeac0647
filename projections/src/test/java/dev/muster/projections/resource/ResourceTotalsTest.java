package dev.muster.projections.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.projections.ProjectionSchema;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Totals are what counting would find, whoever writes at the same time. */
class ResourceTotalsTest {
    private final TenantId tenant = TenantId.next();
    private TestDatabase database;
    private SingleConnectionDataSource one;
    private SingleConnectionDataSource other;

    @BeforeEach
    void two_connections() throws SQLException {
        database = TestDatabases.create();
        ProjectionSchema.migrate(database.dataSource());
        one = connection();
        other = connection();
    }

    private SingleConnectionDataSource connection() throws SQLException {
        Connection open = database.dataSource().getConnection();
        var source = new SingleConnectionDataSource(open, true);
        new JdbcTemplate(source)
                .queryForObject("select set_config('muster.tenant', ?, false)", String.class, tenant.toString());
        return source;
    }

    @AfterEach
    void drop() {
        one.destroy();
        other.destroy();
        database.close();
    }

    @Test
    void whoever_is_counted_by_one_connection_may_be_deleted_by_another() {
        provision(one, 10);
        provision(other, 5);
        new JdbcTemplate(other).update("delete from user_view where user_name like '1/%'");
        assertThat(total(one)).isEqualTo(5L);
        new JdbcTemplate(one).update("delete from user_view");
        assertThat(total(one)).as("none is not listed").isNull();
    }

    @Test
    void two_who_write_at_once_do_not_wait_for_each_other() throws SQLException {
        one.getConnection().setAutoCommit(false);
        other.getConnection().setAutoCommit(false);
        new JdbcTemplate(other).execute("set lock_timeout = '2s'");
        provision(one, 3);
        provision(other, 4);
        assertThat(total(one)).as("of those of the other nothing is known yet").isEqualTo(3L);
        other.getConnection().commit();
        one.getConnection().rollback();
        assertThat(total(other)).isEqualTo(4L);
    }

    @Test
    void what_is_there_already_is_not_counted_again() {
        provision(one, 3);
        new JdbcTemplate(one).update("""
                insert into user_view (tenant_id, user_id, user_name, user_name_folded, active, document, version, created,
                                       last_modified)
                select tenant_id, user_id, user_name, user_name_folded, false, document, 1, created, now() from user_view
                on conflict (tenant_id, user_id) do update set active = excluded.active
                """);
        assertThat(total(one)).isEqualTo(3L);
    }

    @Test
    void what_came_while_nobody_counted_is_counted_afterwards() {
        JdbcTemplate jdbc = new JdbcTemplate(one);
        provision(one, 3);
        jdbc.execute("alter table user_view disable trigger user");
        provision(other, 4);
        jdbc.execute("alter table user_view enable trigger user");
        assertThat(total(one)).isEqualTo(3L);
        jdbc.execute(ResourceTotals.RECOUNT);
        assertThat(total(one)).isEqualTo(7L);
    }

    private void provision(SingleConnectionDataSource by, int users) {
        String prefix = by == one ? "1/" : "2/";
        new JdbcTemplate(by).update("""
                insert into user_view (tenant_id, user_id, user_name, user_name_folded, active, document, version, created,
                                       last_modified)
                select ?, uuidv7(), ? || n, ? || n, true, '{}', 0, now(), now() from generate_series(1, ?) n
                """, tenant.value(), prefix, prefix, users);
    }

    private static @Nullable Long total(SingleConnectionDataSource reader) {
        return new JdbcTemplate(reader)
                        .queryForList(
                                "select total from " + ResourceTotals.VIEW + " where resource_type = 'User'",
                                Long.class)
                        .stream()
                        .findFirst()
                        .orElse(null);
    }
}
