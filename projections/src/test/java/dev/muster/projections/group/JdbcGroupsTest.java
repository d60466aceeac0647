package dev.muster.projections.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.projections.ProjectionSchema;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Rows that no event made: what counts is how many there are. */
class JdbcGroupsTest {
    private final TenantId tenant = TenantId.next();
    private final GroupId group = GroupId.next(tenant);
    private TestDatabase database;
    private SingleConnectionDataSource connection;
    private JdbcTemplate jdbc;
    private Groups groups;

    @BeforeEach
    void connect() throws SQLException {
        database = TestDatabases.create();
        ProjectionSchema.migrate(database.dataSource());
        connection = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        jdbc = new JdbcTemplate(connection);
        jdbc.queryForObject("select set_config('muster.tenant', ?, false)", String.class, tenant.toString());
        groups = new JdbcGroups(jdbc, new JdbcTransactionManager(connection));
    }

    @AfterEach
    void drop() {
        connection.destroy();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 101, 4_321})
    void members_are_those_of_one_moment_whatever_happens_while_they_are_handed_out(int size) {
        fill(size);
        List<UUID> members = jdbc.query(
                "select member_id from membership order by member_id", (row, number) -> row.getObject(1, UUID.class));
        List<GroupMember> seen = new ArrayList<>();

        groups.members(group, member -> {
            seen.add(member);
            jdbc.update("delete from membership");
        });

        assertThat(seen).extracting(member -> member.member().value()).isEqualTo(members);
        assertThat(seen).allMatch(member -> member.display().startsWith("Bärbel "));
    }

    private void fill(int members) {
        jdbc.update("""
                insert into user_view (tenant_id, user_id, user_name, user_name_folded, active, document, version, created,
                                       last_modified)
                select ?, uuidv7(), 'u' || n, 'u' || n, true, json_build_object('displayName', 'Bärbel ' || n), 0, now(), now()
                  from generate_series(1, ?) n
                """, tenant.value(), members);
        jdbc.update(
                "insert into membership (tenant_id, group_id, member_id) select tenant_id, ?, user_id from user_view",
                group.value());
    }
}
