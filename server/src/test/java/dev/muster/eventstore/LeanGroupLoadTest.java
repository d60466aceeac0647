package dev.muster.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.group.GroupEvent.MembershipEvent;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Provisioning;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A group is loaded without its membership changes, and the index that is used for it leaves out the same ones. */
@WholeServer
class LeanGroupLoadTest {
    private static final List<Class<?>> LEFT_OUT = EventTypes.leavesOf(MembershipEvent.class);

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PostgresEventStorageEngine engine;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void the_index_leaves_out_the_same_events_and_the_load_reads_it() {
        String index = String.valueOf(jdbc.queryForObject(
                "select pg_get_expr(indpred, indrelid) from pg_index"
                        + " where indexrelid = 'domain_event_group_state'::regclass",
                String.class));
        for (Class<?> left : LEFT_OUT) assertThat(index).contains("'" + left.getSimpleName() + "'");
        assertThat(index.split("'", -1)).as(index).hasSize(1 + 2 * (1 + LEFT_OUT.size())); // and 'Group'

        String plan = TenantScope.acrossTenants(() -> {
            jdbc.execute("set local enable_seqscan = off");
            return String.join("\n", jdbc.queryForList("explain " + groupState(), String.class));
        });
        assertThat(plan).contains("domain_event_group_state").contains("domain_event_stream");
    }

    private static String groupState() {
        String query = PostgresEventStorageEngine.GROUP_STATE;
        return query.substring(query.indexOf(';') + 1).replace("?", "'" + UUID.randomUUID() + "'");
    }

    @Test
    void of_many_changes_of_members_only_the_last_event_is_read() {
        Provisioning okta = Provisioning.on(port);
        String barbara = okta.user(Provisioning.fresh("bjensen"));
        String group = okta.group(Provisioning.fresh("Tour Guides"));
        for (int i = 0; i < 3; i++) {
            okta.patchGroup(group, Provisioning.adding(barbara));
            okta.patchGroup(group, "{\"op\": \"remove\", \"path\": \"members\"}");
        }

        List<Long> read = new ArrayList<>();
        TenantScope.acrossTenants(() -> new TransactionTemplate(transactions).execute(status -> {
            UUID tenant = jdbc.queryForObject(
                    "select tenant_id from group_view where group_id = ?", UUID.class, UUID.fromString(group));
            engine.readGroupState(tenant + "/" + group).forEachRemaining(event -> read.add(event.getSequenceNumber()));
            return read;
        }));

        assertThat(read).containsExactly(0L, 6L);
    }
}
