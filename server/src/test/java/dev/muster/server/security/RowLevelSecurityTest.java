package dev.muster.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.postgres.TestDatabase;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** The wall behind the conditions: without the tenant set PostgreSQL itself shows nothing and takes nothing. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class RowLevelSecurityTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Autowired
    private JdbcTemplate application;

    private JdbcTemplate superuser;
    private Account account;
    private Account stranger;

    @BeforeAll
    void fill() {
        superuser = new JdbcTemplate(database.superuser());
        account = Account.open(Web.of(port));
        new OwnedResources(account);
        stranger = Account.open(Web.of(port));
        account.client().get("/scim/v2/Users/no-such-user");
    }

    /** All tables that say whose a row is; the days of the log are parts of one. */
    private List<String> tables() {
        return superuser.query("""
                        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and c.relnamespace = 'public'::regnamespace
                           and a.attname = 'tenant_id' and not a.attisdropped
                         order by 1
                        """, (row, number) -> row.getString("relname")).stream()
                .map(String::valueOf)
                .toList();
    }

    private Map<String, String> rows() {
        return tables().stream()
                .flatMap(table -> superuser
                        .query(
                                "select to_json(t)::text from " + table + " t where tenant_id = ?::uuid limit 1",
                                (row, number) -> Map.entry(table, row.getString(1)),
                                account.tenant())
                        .stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int countAsApplication(String table) {
        Integer count = application.queryForObject("select count(*) from " + table, Integer.class);
        return count == null ? -1 : count;
    }

    @Test
    void every_table_with_a_tenant_is_behind_the_wall_and_its_owner_too() {
        List<String> outside =
                superuser
                        .query("""
                        select c.relname from pg_class c
                         where c.relname = any (?::text[]) and c.relnamespace = 'public'::regnamespace
                           and (not c.relrowsecurity or not c.relforcerowsecurity
                                or not exists (select 1 from pg_policy p where p.polrelid = c.oid))
                        """, (row, number) -> row.getString("relname"), "{" + String.join(",", tables()) + "}")
                        .stream()
                        .map(String::valueOf)
                        .toList();
        assertThat(outside).isEmpty();
        assertThat(tables()).contains("domain_event", "user_view", "person", "provisioning_log", "credential_use");
    }

    @Test
    void a_part_of_the_log_cannot_be_read_past_its_whole() {
        Integer open = superuser.queryForObject("""
                select count(*) from pg_inherits i join pg_class c on c.oid = i.inhrelid
                 where i.inhparent = 'provisioning_log'::regclass
                   and (not c.relrowsecurity or not c.relforcerowsecurity)
                """, Integer.class);
        assertThat(open).isZero();
    }

    @Test
    void without_a_tenant_a_select_gives_nothing() {
        assertThat(rows()).containsKeys("domain_event", "user_view", "group_view", "person", "credential_view");
        for (String table : rows().keySet())
            assertThat(countAsApplication(table)).as(table).isZero();
    }

    @Test
    void within_a_tenant_a_select_gives_nothing_of_another() {
        TenantId other = TenantId.parse(stranger.tenant());
        for (String table : rows().keySet()) {
            List<String> theirs = TenantScope.within(
                    other,
                    () -> application
                            .query(
                                    "select count(*) from " + table + " where tenant_id is distinct from ?::uuid",
                                    (row, number) -> row.getString(1),
                                    stranger.tenant())
                            .stream()
                            .map(String::valueOf)
                            .toList());
            assertThat(theirs).as(table).containsExactly("0");
        }
    }

    @Test
    void without_a_tenant_and_within_another_an_insert_raises() {
        List<String> asked = new ArrayList<>();
        rows().forEach((table, row) -> {
            String insert = "insert into " + table
                    + " overriding system value select * from json_populate_record(null::" + table + ", ?::json)";
            assertThatThrownBy(() -> application.update(insert, row))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("row-level security");
            assertThatThrownBy(() -> TenantScope.within(
                            TenantId.parse(stranger.tenant()), () -> application.update(insert, row)))
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("row-level security");
            asked.add(table);
        });
        assertThat(asked).hasSizeGreaterThan(8);
    }
}
