package dev.muster.projections.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Folding;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.projections.ProjectionSchema;
import dev.muster.projections.user.UserTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The plans of filters over 100,000 users, read as the application's role: below row-level security. */
class PlansTest {
    private static final TenantId TENANT = TenantId.next();
    private static final IntegrationId READER = IntegrationId.next(TENANT);
    private static final UUID EVERYBODY = UUID.fromString("2819c223-7f76-453a-919d-413861904646");
    private static final UUID FEW = UUID.fromString("26118915-6090-4610-87e4-49d8ca9f808d");
    private static final UUID STAFF = UUID.fromString("902c246b-6245-4190-8e05-00816be7344a");

    private static TestDatabase database;
    private static SingleConnectionDataSource connection;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void aHundredThousandUsers() throws Exception {
        database = TestDatabases.create();
        ProjectionSchema.migrate(database.dataSource());
        connection = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        jdbc = new JdbcTemplate(connection);
        jdbc.queryForObject("select set_config('muster.tenant', ?, false)", String.class, TENANT.toString());
        fill(TENANT.value());
        fillGroups(TENANT.value());
        jdbc.execute("analyze group_view");
        jdbc.execute("analyze membership");
        jdbc.execute("analyze user_view");
        jdbc.execute("analyze user_email");
        jdbc.execute("analyze external_id");
    }

    /** Rows that no event made: only the shapes of plans depend on them. */
    private static void fill(UUID tenant) {
        jdbc.execute("create temp table person as select uuidv7() as id, n from generate_series(1, 100000) n");
        jdbc.update("""
                insert into user_view (tenant_id, user_id, user_name, user_name_folded, active, display_name_folded,
                                       document, version, created, last_modified)
                select ?, id, 'User' || n, 'user' || n, true, 'person ' || n,
                       json_build_object('displayName', 'Person ' || n), 0, now(), now()
                  from person""", tenant);
        jdbc.update(
                "insert into user_email (tenant_id, folded, user_id, is_primary, type_folded)"
                        + " select ?, 'user' || n || '@example.com', id, true, 'work' from person",
                tenant);
        jdbc.update(
                "insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)"
                        + " select ?, ?, id, 'User', 'ext' || n from person",
                tenant,
                READER.value());
    }

    /** Everybody is in one group; five are in another, and it is below a third. A thousand more have a hundred each. */
    private static void fillGroups(UUID tenant) {
        jdbc.update(
                "insert into group_view (tenant_id, group_id, display_name, display_name_folded, document, version,"
                        + " created, last_modified) select ?, id, name, lower(name), '{}', 0, now(), now()"
                        + " from (values (?::uuid, 'Everybody'), (?, 'Few'), (?, 'Staff')) as g (id, name)",
                tenant,
                EVERYBODY,
                FEW,
                STAFF);
        jdbc.update(
                "insert into membership (tenant_id, group_id, member_id) select ?, ?, id from person"
                        + " union all select ?, ?, id from person where n % 20000 = 1",
                tenant, EVERYBODY, tenant, FEW);
        jdbc.execute("create temp table team as select uuidv7() as id, n from generate_series(1, 1000) n");
        jdbc.update(
                "insert into group_view (tenant_id, group_id, display_name, display_name_folded, document, version,"
                        + " created, last_modified) select ?, id, 'Team ' || n, 'team ' || n, '{}', 0, now(), now()"
                        + " from team",
                tenant);
        jdbc.update(
                "insert into membership (tenant_id, group_id, member_id)"
                        + " select ?, t.id, p.id from team t join person p on p.n / 100 + 1 = t.n",
                tenant);
        jdbc.update(
                "insert into membership (tenant_id, group_id, member_id, is_group) values (?, ?, ?, true)",
                tenant,
                STAFF,
                FEW);
    }

    /** The list of a group of everybody is walked; that of five must not be. */
    @Test
    void few_members_are_found_without_looking_at_everybody() {
        assertThat(explain("groups.value eq \"" + STAFF + "\"")).doesNotContain("Seq Scan");
        String sql = "select count(*) from user_view r where r.tenant_id = ? and ";
        for (UUID group : List.of(FEW, STAFF, EVERYBODY)) {
            Condition condition = condition("groups.value eq \"" + group + "\"");
            List<@Nullable Object> parameters = new ArrayList<>(List.of(TENANT.value()));
            parameters.addAll(condition.parameters());
            assertThat(jdbc.queryForObject(sql + condition.sql(), Long.class, parameters.toArray()))
                    .isEqualTo(group.equals(EVERYBODY) ? 100_000 : 5);
        }
    }

    @AfterAll
    static void drop() {
        connection.destroy();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "userName eq \"User4711\"                         | user_view_user_name",
                "userName sw \"user471\"                          | user_view_user_name",
                "externalId eq \"ext4711\"                        | external_id_value",
                "emails.value eq \"user4711@example.com\"         | user_email_pkey",
                "emails[type eq \"work\" and value eq \"user4711@example.com\"] | user_email_pkey",
                "displayName eq \"Person 4711\"                   | user_view_display_name",
                "displayName sw \"Person 471\"                    | user_view_display_name",
                "id eq \"2819c223-7f76-453a-919d-413861904646\"   | user_view_pkey",
                "userName eq \"user4711\" and active eq true      | user_view_user_name",
                "userName eq \"user1\" or userName eq \"user2\"   | user_view_user_name",
                "meta.lastModified eq \"2011-05-13T04:42:34Z\"    | user_view_last_modified",
                "userType eq \"Rare\"                             | user_view_user_type",
                "groups.value eq \"%s\"                            | membership_pkey",
                "groups eq \"%s\" and active eq true               | membership_pkey",
                "groups.display eq \"Staff\"                       | group_view_display_name",
                "groups[value eq \"%s\" and type eq \"direct\"]    | membership_pkey",
            })
    void what_clients_match_by_uses_its_index(String filter, String index) {
        String plan = explain(filter.formatted(FEW));
        assertThat(plan).contains(index).doesNotContain("Seq Scan");
        assertThat(jdbc.queryForObject(
                        "select rolsuper or rolbypassrls from pg_roles where rolname = current_user", Boolean.class))
                .isFalse();
    }

    /** Where there is no folded column, PostgreSQL folds; it must not find others than the directory's own folding. */
    @ParameterizedTest
    @ValueSource(strings = {"Jensen", "STRASSE", "Straße", "ÅNGSTRÖM", "Ａｌｅｘ", "ΣΊΣΥΦΟΣ", "ﬁnn", "İstanbul", "Ǆ", "日本"})
    void the_database_folds_as_the_directory_does(String text) {
        assertThat(jdbc.queryForObject("select folded(?)", String.class, text)).isEqualTo(Folding.fold(text));
    }

    private static Condition condition(String filter) {
        var table = UserTable.of(SchemaRegistry.standard());
        return new FilterTranslation(
                        table.type(),
                        table.filterables(),
                        ResourceType::lookup,
                        new ReaderContext(TENANT, READER, "http://localhost/scim/v2"),
                        List.of(table.type()))
                .condition(FilterText.parse(filter.trim()));
    }

    private static String explain(String filter) {
        Condition condition = condition(filter);
        List<@Nullable Object> parameters = new ArrayList<>(List.of(TENANT.value(), new UUID(0, 0)));
        parameters.addAll(condition.parameters());
        parameters.add(101);
        parameters.add(0);
        return String.join(
                "\n",
                jdbc.queryForList(
                        "explain select r.user_id from user_view r where r.tenant_id = ? and r.user_id > ? and "
                                + condition.sql() + " order by r.user_id limit ? offset ?",
                        String.class,
                        parameters.toArray()));
    }
}
