package dev.muster.api.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.api.Caller;
import dev.muster.directory.Commands;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantBound;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.user.UserCommand.HandOverUser;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.AuditQuestion;
import dev.muster.people.auditlog.RecordedEntry;
import dev.muster.projections.integration.Belongings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A hand-over that does not come to its end is on record all the same. */
class HandingOverTest {
    private static final TenantId TENANT = TenantId.next();
    private static final IntegrationId OLD = IntegrationId.next(TENANT);
    private static final IntegrationId NEW = IntegrationId.next(TENANT);
    private static final Caller OWNER =
            new Caller(new UUID(0, 1), "owner@example.com", PersonRole.OWNER, TENANT, "request");
    private static final IllegalStateException GONE = new IllegalStateException(new SQLException("gone", "08006"));

    private final List<TenantBound> sent = new ArrayList<>();
    private final List<AuditEntry> recorded = new ArrayList<>();

    @Test
    void the_server_stops() {
        var handing = new HandingOver(failingAfter(3, GONE), recording(null), () -> sent.size() == 2);
        HandOver end = handing.of(threeUsers(), OLD, NEW, OWNER);
        assertThat(end.users()).isEqualTo(2);
        assertThat(onlyEntry()).contains("users=2", "left=1", "cutShort=The server is being stopped.");
    }

    @Test
    void the_database_goes_away_for_a_moment() {
        HandOver end =
                new HandingOver(failingAfter(1, GONE), recording(null), () -> false).of(threeUsers(), OLD, NEW, OWNER);
        assertThat(end.left()).isEqualTo(2);
        assertThat(onlyEntry()).contains("users=1", "left=2", "cutShort=The directory's database can't be reached");
    }

    @Test
    void the_database_is_gone_and_the_answer_tells_how_far_it_came_at_least() {
        HandOver end =
                new HandingOver(failingAfter(1, GONE), recording(GONE), () -> false).of(threeUsers(), OLD, NEW, OWNER);
        assertThat(end.users()).isEqualTo(1);
        assertThat(end.left()).isEqualTo(2);
    }

    @Test
    void somebody_was_deleted_meanwhile() {
        var handing = new HandingOver(failingAfter(2, new NoSuchResource()), recording(null), () -> false);
        assertThatThrownBy(() -> handing.of(threeUsers(), OLD, NEW, OWNER)).isInstanceOf(NoSuchResource.class);
        assertThat(onlyEntry()).contains("users=2", "left=1", "cutShort");
    }

    private String onlyEntry() {
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().kind()).isEqualTo("ResourcesHandedOver");
        assertThat(recorded.getFirst().subject()).isEqualTo(new AuditEntry.Subject("Integration", OLD.value()));
        return recorded.getFirst().details().toString();
    }

    private static Belongings.Owned threeUsers() {
        List<TenantBound> users = Stream.generate(() -> new HandOverUser(UserId.next(TENANT), NEW))
                .limit(3)
                .map(TenantBound.class::cast)
                .toList();
        return new Belongings.Owned(users, List.of(), List.of());
    }

    private Commands failingAfter(int count, RuntimeException failure) {
        return new Commands() {
            @Override
            public void send(TenantBound command, MessageContext context) {
                if (sent.size() == count) throw failure;
                sent.add(command);
            }

            @Override
            public <T> T send(TenantBound command, MessageContext context, Supplier<T> read) {
                send(command, context);
                return read.get();
            }
        };
    }

    private AuditLog recording(@Nullable RuntimeException failure) {
        return new AuditLog() {
            @Override
            public void add(AuditEntry entry) {
                if (failure != null) throw failure;
                recorded.add(entry);
            }

            @Override
            public List<RecordedEntry> read(AuditQuestion question) {
                return List.of();
            }
        };
    }
}
