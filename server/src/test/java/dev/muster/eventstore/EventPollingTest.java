package dev.muster.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Provisioning;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the streams behind the writes ask the database. */
@WholeServer
class EventPollingTest {
    private static final String PLANS = """
            select coalesce(sum(custom_plans), 0) as custom, coalesce(sum(generic_plans), 0) as kept
              from pg_prepared_statements where statement like '%) behind order by%'
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PostgresEventStorageEngine engine;

    @Autowired
    private PlatformTransactionManager transactions;

    private record Plans(long custom, long kept) {}

    @Test
    void the_plan_of_the_poll_is_kept_whatever_the_token_and_its_gaps() {
        Provisioning okta = Provisioning.on(port);
        for (int i = 0; i < 3; i++) okta.user(Provisioning.fresh("bjensen"));

        onOneConnection(() -> {
            for (int i = 0; i < 10; i++) engine.pageAfter(GapAwareTrackingToken.newInstance(1_000_000 + i, List.of()));
            Plans before = plans();
            for (int i = 0; i < 20; i++) {
                var gaps = new TreeSet<Long>();
                for (long gap = 0; gap < 7L * i; gap++) gaps.add(gap);
                engine.pageAfter(GapAwareTrackingToken.newInstance(i % 2 == 0 ? 200 : 2_000_000, gaps));
            }
            assertThat(plans()).isEqualTo(new Plans(before.custom(), before.kept() + 20));
        });
    }

    @Test
    void pages_bring_all_events_in_their_order_and_the_gaps_that_were_filled() {
        Provisioning okta = Provisioning.on(port);
        for (int i = 0; i < 3; i++) okta.user(Provisioning.fresh("bjensen"));

        List<Long> positions = TenantScope.acrossTenants(
                () -> jdbc.queryForList("select global_index from domain_event order by 1", Long.class));
        assertThat(positions.subList(0, positionsFrom(null).size())).isEqualTo(positionsFrom(null));

        int size = positions.size();
        long last = positions.get(size - 1);
        long filled = positions.get(size - 3);
        assertThat(positionsFrom(GapAwareTrackingToken.newInstance(positions.get(size - 2), List.of(filled))))
                .startsWith(filled, last);
    }

    private List<Long> positionsFrom(@Nullable TrackingToken token) {
        List<Long> positions = new ArrayList<>();
        for (EventPage page = engine.pageAfter(token); !page.events().isEmpty(); page = engine.pageAfter(page.last())) {
            for (TrackedEventMessage<?> event : page.events()) {
                positions.add(Long.valueOf(String.valueOf(event.getMetaData().get(StreamingProjection.POSITION))));
            }
        }
        return positions;
    }

    private void onOneConnection(Runnable work) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> TenantScope.acrossTenants(() -> {
                    work.run();
                    return null;
                }));
    }

    private Plans plans() {
        return jdbc.queryForObject(PLANS, (row, number) -> new Plans(row.getLong("custom"), row.getLong("kept")));
    }
}
