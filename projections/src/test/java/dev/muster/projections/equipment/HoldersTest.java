package dev.muster.projections.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.equipment.Holders.Standing;
import dev.muster.directory.user.UserEvent;
import dev.muster.directory.user.UserEvent.UserDeactivated;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.projections.ProjectedDirectory;
import dev.muster.projections.user.UserProjection;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HoldersTest {
    private static final TenantId EXAMPLE = TenantId.next();
    private static final IntegrationId OKTA = IntegrationId.next(EXAMPLE);
    private static final UserId BARBARA = UserId.next(EXAMPLE);
    private static final Instant NOW = Instant.parse("2026-11-16T09:00:00Z");

    private final ProjectedDirectory directory = new ProjectedDirectory();
    private final UserProjection users = new UserProjection(directory.writer);
    private final JdbcHolders holders = new JdbcHolders(directory.jdbc);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @BeforeEach
    void barbara() {
        provision(BARBARA, "bjensen@example.com", "babs@home.example.com");
    }

    @AfterEach
    void drop() {
        threads.shutdownNow();
        directory.close();
    }

    @Test
    void who_works_here_may_hold_things_and_who_left_may_not() {
        assertThat(standing(BARBARA)).isEqualTo(Standing.ACTIVE);
        happened(new UserDeactivated(BARBARA));
        assertThat(standing(BARBARA)).isEqualTo(Standing.INACTIVE);
        happened(new UserDeleted(BARBARA));
        assertThat(standing(BARBARA)).isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void a_deactivation_waits_until_the_check_out_is_done() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        var checkOut = threads.submit(() -> directory.within(EXAMPLE, () -> {
            Standing standing = holders.standing(BARBARA);
            asked.countDown();
            await(mayEnd);
            return standing;
        }));
        await(asked);
        var deactivation = threads.submit(() -> happened(new UserDeactivated(BARBARA)));
        untilSomebodyWaitsForALock();
        assertThat(deactivation.isDone()).isFalse();
        mayEnd.countDown();
        assertThat(checkOut.get(10, TimeUnit.SECONDS)).isEqualTo(Standing.ACTIVE);
        deactivation.get(10, TimeUnit.SECONDS);
    }

    @Test
    void a_check_out_waits_for_a_deactivation_under_way_and_sees_it() throws Exception {
        CountDownLatch deactivated = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        var deactivation = threads.submit(() -> directory.within(EXAMPLE, () -> {
            happened(new UserDeactivated(BARBARA)); // joins this transaction
            directory.jdbc.queryForList("select 1"); // and goes out with its next statement
            deactivated.countDown();
            await(mayCommit);
            return true;
        }));
        await(deactivated);
        var checkOut = threads.submit(() -> standing(BARBARA));
        untilSomebodyWaitsForALock();
        assertThat(checkOut.isDone()).isFalse();
        mayCommit.countDown();
        deactivation.get(10, TimeUnit.SECONDS);
        assertThat(checkOut.get(10, TimeUnit.SECONDS)).isEqualTo(Standing.INACTIVE);
    }

    @Test
    void people_are_known_by_their_user_name_and_by_each_address() {
        UserId jim = UserId.next(EXAMPLE);
        provision(jim, "jsmith", "babs@home.example.com");
        happened(new UserDeactivated(jim));
        var barbara = new PossibleHolders.PossibleHolder(BARBARA, true, "bjensen@example.com", null);
        var jimWhoLeft = new PossibleHolders.PossibleHolder(jim, false, "jsmith", null);
        var found = directory.within(
                EXAMPLE,
                () -> holders.named(
                        EXAMPLE, List.of("BJensen@Example.com", "jsmith", "Babs@Home.example.com", "nobody")));
        assertThat(found.get("bjensen@example.com")).containsExactly(barbara);
        assertThat(found.get("jsmith")).containsExactly(jimWhoLeft);
        assertThat(found.get("babs@home.example.com")).containsExactlyInAnyOrder(barbara, jimWhoLeft);
        assertThat(found).hasSize(3);
    }

    @Test
    void people_are_called_by_their_display_name_or_by_both_names_in_either_order() {
        UserId mandy = UserId.next(EXAMPLE);
        Document document = Document.parse("{\"userName\": \"mandy\", \"displayName\": \"Mandy P.\","
                + " \"name\": {\"givenName\": \"Mandy\", \"familyName\": \"Pepperidge\"}}");
        directory.happened(users, mandy, new UserProvisioned(mandy, OKTA, document, null), NOW, "muster");
        List<String> names = List.of("mandy p.", "Mandy Pepperidge", "Pepperidge Mandy", "PEPPERIDGE, MANDY");
        var found = directory.within(EXAMPLE, () -> holders.called(EXAMPLE, names));
        var called = new PossibleHolders.PossibleHolder(mandy, true, "mandy", "Mandy P.");
        assertThat(found)
                .hasSize(4)
                .allSatisfy((name, people) -> assertThat(people).containsExactly(called));
        assertThat(directory.within(EXAMPLE, () -> holders.called(EXAMPLE, List.of("Mandy"))))
                .isEmpty();
    }

    private void provision(UserId user, String userName, String email) {
        Document document =
                Document.parse("{\"userName\": \"%s\", \"emails\": [{\"value\": \"%s\"}]}".formatted(userName, email));
        directory.happened(users, user, new UserProvisioned(user, OKTA, document, null), NOW, "muster");
    }

    private void happened(UserEvent event) {
        directory.happened(users, event.user(), event, NOW, "muster");
    }

    private Standing standing(UserId user) {
        return directory.within(EXAMPLE, () -> holders.standing(user));
    }

    private void untilSomebodyWaitsForALock() {
        String waiting = "select exists (select from pg_locks where not granted and "
                + "pid in (select pid from pg_stat_activity where datname = current_database()))";
        Instant deadline = Instant.now().plusSeconds(30);
        while (!Boolean.TRUE.equals(
                directory.within(EXAMPLE, () -> directory.jdbc.queryForObject(waiting, Boolean.class)))) {
            if (Instant.now().isAfter(deadline)) throw new IllegalStateException("nobody waits");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("nobody came");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
