package dev.muster.projections.resource;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.filter.FilterText;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.eventstore.database.ModuleMigrations;
import dev.muster.postgres.TestDatabase;
import dev.muster.postgres.TestDatabases;
import dev.muster.projections.ProjectionSchema;
import dev.muster.projections.user.UserTable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Long lists, from the beginning and from anywhere. */
class ListTest {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.standard();
    private static final ResourceType USER = SCHEMAS.user();
    private static final int USERS = 4_500;

    private final TenantId tenant = TenantId.next();
    private final IntegrationId reader = IntegrationId.next(tenant);
    private Instant now = Instant.parse("2011-05-13T04:42:34Z");
    private Duration patience = Duration.ofSeconds(30);
    private TestDatabase database;
    private SingleConnectionDataSource connection;
    private JdbcTemplate jdbc;
    private Resources resources;
    private List<UUID> ids;

    @BeforeEach
    void thousandsOfUsers() throws Exception {
        database = TestDatabases.create();
        ProjectionSchema.migrate(database.dataSource());
        ModuleMigrations.migrate(database.dataSource(), "reads");
        connection = new SingleConnectionDataSource(database.dataSource().getConnection(), true);
        jdbc = new JdbcTemplate(connection);
        jdbc.queryForObject("select set_config('muster.tenant', ?, false)", String.class, tenant.toString());
        jdbc.update("""
                insert into user_view (tenant_id, user_id, user_name, user_name_folded, active, document, version,
                                       created, last_modified)
                select ?, uuidv7(), 'user' || n, 'user' || n, true, '{}', 0, now(), now() from generate_series(1, ?) n
                """, tenant.value(), USERS);
        jdbc.execute("analyze user_view");
        resources = resources();
        ids = jdbc.query(
                "select user_id from user_view order by user_id", (row, number) -> row.getObject(1, UUID.class));
    }

    private Resources resources() {
        return resources(jdbc);
    }

    private Resources resources(JdbcOperations operations) {
        return new JdbcResources(
                operations,
                new JdbcTransactionManager(connection),
                List.of(UserTable.of(SCHEMAS)),
                patience,
                ((InstantSource) () -> now).withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void drop() {
        connection.destroy();
        database.close();
    }

    @Test
    void any_start_index_finds_its_place() {
        for (int start : new int[] {2, 99, 100, 101, 102, 1_000, 3_777, 4_499}) {
            ResourcePage page = list(start, 3, null);
            assertThat(idsOf(page)).as("from %d", start).isEqualTo(ids.subList(start - 1, Math.min(start + 2, USERS)));
            assertThat(page.total()).isEqualTo(USERS);
        }
        assertThat(list(USERS + 1, 3, null).resources()).isEmpty();
        assertThat(list(1_000_000, 3, null)).isEqualTo(ResourcePage.byIndex(USERS, 1_000_000, List.of()));
    }

    @Test
    void marks_are_set_once_and_serve_every_jump() {
        list(3_777, 3, null);
        long marks = places();
        list(2_222, 3, null);
        assertThat(places())
                .as("but for the page behind the one that was given")
                .isEqualTo(marks + 1);
    }

    @Test
    void a_walk_from_the_middle_goes_on_by_key() {
        ResourcePage page = list(3_001, 100, null);
        jdbc.update("delete from user_view where user_id = ?", ids.get(17));
        ResourcePage next = list(3_101, 100, null);
        assertThat(idsOf(next)).startsWith(ids.get(3_100));
        assertThat(next.total()).isEqualTo(page.total());
    }

    @Test
    void with_a_count_of_zero_only_the_total_is_counted() {
        assertThat(list(1, 0, null)).isEqualTo(ResourcePage.byIndex(USERS, 1, List.of()));
        // user44, user440 to user449, user4400 to user4499
        assertThat(list(1, 0, "userName sw \"user44\"").total()).isEqualTo(111);
    }

    /** A total that is wrong on purpose shows where it comes from. */
    @Test
    void without_a_filter_nobody_is_counted_but_the_total_is_read() {
        jdbc.update("update resource_total set total = total + 1000000");
        assertThat(list(1, 3, null).total()).isEqualTo(1_000_000 + USERS);
        assertThat(list(1, 3, "userName sw \"user44\"").total()).isEqualTo(111);
    }

    @Test
    void what_changed_last_is_read_from_where_the_last_page_ended() {
        jdbc.update("update user_view set last_modified = created + substr(user_name, 5)::int * interval '1 second'");
        jdbc.execute("analyze user_view");
        List<String> queries = new ArrayList<>();
        resources = resources(recording(queries));
        ListQuery.Sort byTime = new ListQuery.Sort("meta.lastModified", true);
        ResourcePage first = list(new ListQuery.Paging.ByCursor(""), 3, null, byTime);
        queries.clear();
        ResourcePage second = list(new ListQuery.Paging.ByCursor(requireNonNull(first.nextCursor())), 3, null, byTime);
        assertThat(second.resources())
                .extracting(user -> user.attributes().path("userName").asString())
                .containsExactly("user4497", "user4496", "user4495");
        String time = "2011-05-13T04:42:34Z";
        String plan = String.join(
                "\n",
                jdbc.queryForList(
                        "explain " + queries.getFirst(),
                        String.class,
                        null,
                        tenant.value(),
                        time,
                        time,
                        time,
                        ids.getFirst(),
                        4));
        assertThat(plan).contains("user_view_last_modified").doesNotContain("Seq Scan");
    }

    @Test
    void a_short_answer_leaves_nothing_behind() {
        assertThat(list(1, 100, "userName eq \"user7\"").total()).isEqualTo(1);
        assertThat(places()).isZero();
    }

    /** Round trips are the dearest thing in a read: the commonest ones have one. */
    @Test
    void what_clients_ask_most_is_one_statement() {
        assertThat(statements(() -> list(1, 100, "userName eq \"user7\""))).isEqualTo(1);
        assertThat(statements(() -> list(1, 100, "userName eq \"nobody\""))).isEqualTo(1);
        assertThat(statements(() -> list(1, 100, "emails[type eq \"work\"].value eq \"b@example.com\"")))
                .isEqualTo(1);
        assertThat(statements(() -> list(1, 0, null))).isEqualTo(1);
        UserId user = new UserId(tenant, ids.getFirst());
        assertThat(statements(() -> resources.find(user, reader, Set.of()))).isEqualTo(1);
        String cursor = requireNonNull(byCursor("").nextCursor());
        assertThat(statements(() -> byCursor(cursor))).isEqualTo(1);
        // the timeout, the question
        assertThat(statements(() -> list(1, 100, "nickName eq \"Babs\""))).isEqualTo(2);
    }

    private int statements(Runnable reading) {
        AtomicInteger statements = new AtomicInteger();
        JdbcOperations counting = (JdbcOperations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JdbcOperations.class}, (proxy, method, arguments) -> {
                    statements.incrementAndGet();
                    return method.invoke(jdbc, arguments);
                });
        resources = resources(counting);
        byCursor(""); // the key of the cursors is read once
        statements.set(0);
        reading.run();
        resources = resources(jdbc);
        return statements.get();
    }

    /** Two hundred comparisons of each of thousands of documents take longer than a thousandth of a second. */
    @Test
    void what_no_index_answers_is_given_up_after_a_while_and_leaves_the_connection_as_it_was() {
        patience = Duration.ofMillis(1);
        resources = resources();
        String filter = "nickName co \"x\"" + " or nickName co \"x\"".repeat(200);
        assertThatThrownBy(() -> list(1, 3, filter)).isInstanceOf(ListRefusal.TooMany.class);
        assertThat(list(1, 3, "userName eq \"user7\"").total()).isEqualTo(1);
        assertThat(jdbc.queryForObject("show statement_timeout", String.class)).isEqualTo("0");
    }

    @Test
    void a_cursor_is_good_for_a_quarter_of_an_hour_on_every_node() {
        String cursor = requireNonNull(byCursor("").nextCursor());
        now = now.plus(Duration.ofMinutes(15));
        resources = resources(); // another one, which reads the key
        assertThat(idsOf(byCursor(cursor))).isEqualTo(ids.subList(3, 6));
        now = now.plusMillis(1);
        assertThatThrownBy(() -> byCursor(cursor)).isInstanceOf(ListRefusal.ExpiredCursor.class);
        assertThatThrownBy(() -> byCursor(cursor.substring(1))).isInstanceOf(ListRefusal.InvalidCursor.class);
    }

    private ResourcePage byCursor(String cursor) {
        return list(new ListQuery.Paging.ByCursor(cursor), 3, null);
    }

    @Test
    void the_last_page_is_read_by_the_key_like_the_first() {
        String plan = String.join("\n", jdbc.queryForList("""
                explain select r.user_id from user_view r
                 where r.tenant_id = ? and r.user_id > ? and true order by r.user_id limit 101
                """, String.class, tenant.value(), ids.get(4_400)));
        assertThat(plan).contains("user_view_pkey").doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    @Test
    void a_list_sorted_by_an_index_is_read_from_where_the_last_page_ended() {
        List<String> queries = new ArrayList<>();
        resources = resources(recording(queries));
        ListQuery.Sort byName = new ListQuery.Sort("userName", false);
        String cursor = requireNonNull(
                list(new ListQuery.Paging.ByCursor(""), 3, null, byName).nextCursor());
        queries.clear();
        list(new ListQuery.Paging.ByCursor(cursor), 3, null, byName);
        String plan = String.join(
                "\n",
                jdbc.queryForList(
                        "explain " + queries.getFirst(),
                        String.class,
                        null,
                        tenant.value(),
                        "user4400",
                        "user4400",
                        "user4400",
                        ids.getFirst(),
                        4));
        assertThat(plan).contains("user_view_user_name", "user_name_folded >= ").doesNotContain("Seq Scan");
    }

    private JdbcOperations recording(List<String> queries) {
        return (JdbcOperations) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JdbcOperations.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("query")) queries.add((String) arguments[0]);
                    return method.invoke(jdbc, arguments);
                });
    }

    private long places() {
        Long count = jdbc.queryForObject("select count(*) from list_walk", Long.class);
        return count == null ? -1 : count;
    }

    private ResourcePage list(long startIndex, int count, @Nullable String filter) {
        return list(new ListQuery.Paging.ByIndex(startIndex), count, filter);
    }

    private ResourcePage list(ListQuery.Paging paging, int count, @Nullable String filter) {
        return list(paging, count, filter, null);
    }

    private ResourcePage list(
            ListQuery.Paging paging, int count, @Nullable String filter, ListQuery.@Nullable Sort sort) {
        return resources.list(new ListQuery(
                tenant,
                reader,
                "http://localhost/scim/v2",
                List.of(new ListQuery.Listed(USER, Set.of())),
                filter == null ? null : FilterText.parse(filter),
                filter == null ? "" : filter,
                ResourceType::lookup,
                sort,
                paging,
                count));
    }

    private static List<UUID> idsOf(ResourcePage page) {
        return page.resources().stream().map(user -> user.id().value()).toList();
    }
}
