package dev.muster.server.group;

import static dev.muster.server.Provisioning.adding;
import static dev.muster.server.Provisioning.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.server.Provisioning;
import dev.muster.server.WholeServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is deleted in the moment of joining is a member nowhere, and nobody gets an error that is ours. */
@WholeServer
class DeletedWhileAddedTest {
    private static final int USERS = 12;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void no_deleted_user_stays_a_member() throws Exception {
        Provisioning okta = Provisioning.on(port);
        List<String> users = IntStream.range(0, USERS)
                .mapToObj(i -> okta.user(fresh("bjensen")))
                .toList();
        List<String> groups = IntStream.range(0, 3)
                .mapToObj(i -> okta.group(fresh("Tour Guides"), users.toArray(String[]::new)))
                .toList();
        List<String> joined = List.of(okta.group(fresh("Employees")), okta.group(fresh("Managers")));

        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newFixedThreadPool(3 * USERS)) {
            List<Future<Integer>> deletions = new ArrayList<>();
            List<Future<Integer>> additions = new ArrayList<>();
            for (String user : users) {
                deletions.add(clients.submit(() -> {
                    start.await();
                    return okta.client()
                            .send("DELETE", "/scim/v2/Users/" + user, "")
                            .statusCode();
                }));
                for (String group : joined) {
                    additions.add(clients.submit(() -> {
                        start.await();
                        return okta.patchGroup(group, adding(user)).statusCode();
                    }));
                }
            }
            start.countDown();
            for (Future<Integer> deletion : deletions)
                assertThat(deletion.get()).isEqualTo(204);
            for (Future<Integer> addition : additions)
                assertThat(addition.get()).isIn(204, 400); // 400: no such user
        }

        for (String group : Stream.concat(groups.stream(), joined.stream()).toList()) {
            assertThat(okta.membersOf(group)).isEmpty();
        }
        assertThat(TenantScope.acrossTenants(() -> jdbc.queryForObject(
                        "select count(*) from membership m where not m.is_group and not exists (select from user_view u"
                                + " where u.tenant_id = m.tenant_id and u.user_id = m.member_id)",
                        Long.class)))
                .isZero();
    }
}
