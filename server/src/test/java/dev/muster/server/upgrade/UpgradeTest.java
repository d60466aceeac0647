package dev.muster.server.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.muster.directory.StartRefused;
import dev.muster.history.replay.OfflineReplay;
import dev.muster.history.replay.VerificationView;
import dev.muster.history.replay.VerificationView.Verdict;
import dev.muster.postgres.TestDatabase;
import dev.muster.projections.ProjectionSchema;
import dev.muster.server.Account;
import dev.muster.server.Web;
import dev.muster.server.WholeServer;
import dev.muster.server.database.Migrations;
import dev.muster.server.transfer.TransferCommand;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;

/** A history that a server wrote, in a database whose tables are of another revision of the projections. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeTest {
    @Autowired
    private TestDatabase served;

    @LocalServerPort
    private int port;

    private TestDatabase old;
    private JdbcTemplate superuser;

    @BeforeAll
    void a_history(@TempDir Path folder) {
        Account account = Account.open(Web.of(port));
        account.client().post("/scim/v2/Users", "{\"userName\":\"bjensen@example.com\",\"active\":true}");
        old = WholeServer.OwnDatabase.emptyDatabase();
        superuser = new JdbcTemplate(old.superuser());
        String file = folder.resolve("events.jsonl").toString();
        assertThat(command(served).run("export", file)).isZero();
        assertThat(command(old).run("import", file)).isZero();
    }

    @AfterAll
    void drop() {
        old.close();
    }

    /** Rows that the events do not say, as an older Muster might have made them. */
    @BeforeEach
    void whose_tables_are_old() {
        superuser.update("delete from projection_revision");
        superuser.update("update user_view set user_name_folded = 'old ' || user_id");
        superuser.update("delete from name_claim where kind = 'USER_NAME'");
        superuser.update("delete from live_node");
    }

    @Test
    void is_made_again_from_the_events() {
        assertThat(upgrade().run()).isTrue();

        assertThat(revision()).isEqualTo(ProjectionSchema.REVISION);
        assertAgrees();
        assertThat(upgrade().run()).as("the next start").isFalse();
    }

    @Test
    void is_migrated_and_made_again_where_it_never_heard_of_revisions() {
        superuser.execute("drop table projection_revision");
        superuser.update("delete from flyway_history_operations where version = '36'");

        assertThat(upgrade().run()).isTrue();

        assertAgrees();
    }

    @Test
    void a_new_database_costs_nothing() {
        try (TestDatabase fresh = WholeServer.OwnDatabase.emptyDatabase()) {
            var upgrade = new Upgrade(fresh.dataSource(), () -> {}, Duration.ofSeconds(15));
            assertThat(upgrade.run()).isFalse();
            assertThat(new JdbcTemplate(fresh.superuser())
                            .queryForObject("select revision from projection_revision", Integer.class))
                    .isEqualTo(ProjectionSchema.REVISION);
        }
    }

    @Test
    void stays_as_it_is_where_the_upgrade_is_cut_off_and_the_next_start_finishes() throws Exception {
        try (Connection reader = old.superuser().getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("lock table user_view in access share mode"); // holds up the exchange
            CompletableFuture<Boolean> cutOff =
                    CompletableFuture.supplyAsync(() -> upgrade().run());
            await().atMost(Duration.ofMinutes(1)).until(() -> isWaitedFor("user_view"));

            superuser.queryForList("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                     where application_name = 'muster-replay' and datname = current_database()
                    """);

            assertThatThrownBy(cutOff::join).isInstanceOf(CompletionException.class);
            reader.rollback();
        }
        assertThat(superuser.queryForList("select revision from projection_revision"))
                .isEmpty();
        assertThat(superuser.queryForList("select user_id from user_view where user_name_folded not like 'old %'"))
                .isEmpty();

        assertThat(upgrade().run()).isTrue();
        assertAgrees();
    }

    @Test
    void of_two_servers_one_makes_it_again() {
        var one = CompletableFuture.supplyAsync(() -> upgrade().run());
        var other = CompletableFuture.supplyAsync(() -> upgrade().run());

        assertThat(one.join()).isNotEqualTo(other.join());
        assertAgrees();
    }

    @Test
    void a_server_that_runs_is_not_left_behind() throws Exception {
        UUID running = UUID.randomUUID();
        try (var beats = Executors.newSingleThreadScheduledExecutor()) {
            beats.scheduleAtFixedRate(() -> superuser.update("""
                    insert into live_node values (?, clock_timestamp())
                    on conflict (node_id) do update set seen = excluded.seen
                    """, running), 0, 100, TimeUnit.MILLISECONDS);
            await().until(() -> !superuser.queryForList("select from live_node").isEmpty());

            assertThatThrownBy(() -> new Upgrade(
                                    old.dataSource(),
                                    () -> {
                                        throw new AssertionError("migrated");
                                    },
                                    Duration.ofSeconds(15))
                            .run())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("another server is running on it");
            beats.shutdownNow();
        }
    }

    @Test
    void one_that_was_killed_is_waited_for() {
        superuser.update("insert into live_node values (?, clock_timestamp())", UUID.randomUUID());

        assertThat(new Upgrade(old.dataSource(), () -> {}, Duration.ofMillis(300)).run())
                .isTrue();
    }

    @Test
    void a_database_of_a_newer_server_is_refused() {
        superuser.update("insert into projection_revision values (true, ?, now())", ProjectionSchema.REVISION + 1);

        assertThatThrownBy(() -> upgrade().run())
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("by a newer Muster");
    }

    @Test
    void events_that_were_imported_and_not_projected_are_made_up_for() {
        superuser.update("insert into projection_revision values (true, 0, now())"); // as the import leaves it
        superuser.update("delete from user_view");

        assertThat(upgrade().run()).isTrue();
        assertAgrees();
    }

    private Upgrade upgrade() {
        return new Upgrade(old.dataSource(), () -> Migrations.run(old.dataSource()), Duration.ofSeconds(15));
    }

    private int revision() {
        Integer revision = superuser.queryForObject("select revision from projection_revision", Integer.class);
        return revision == null ? -1 : revision;
    }

    private boolean isWaitedFor(String table) {
        return !superuser
                .queryForList("select from pg_locks where relation = '" + table + "'::regclass and not granted")
                .isEmpty();
    }

    private void assertAgrees() {
        VerificationView view = new OfflineReplay(old.dataSource()).verify("test");
        assertThat(view.differences()).isEmpty();
        assertThat(view.verdict()).isEqualTo(Verdict.AGREES);
    }

    private static TransferCommand command(TestDatabase database) {
        return new TransferCommand(new MockEnvironment()
                .withProperty("spring.datasource.url", database.jdbcUrl())
                .withProperty("spring.datasource.username", database.user())
                .withProperty("spring.datasource.password", database.password()));
    }
}
