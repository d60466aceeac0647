package dev.muster.projections.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.integration.IntegrationEvent.CredentialExpiryChanged;
import dev.muster.directory.integration.IntegrationEvent.CredentialIssued;
import dev.muster.directory.integration.IntegrationEvent.CredentialRevoked;
import dev.muster.directory.integration.IntegrationEvent.GroupPredefined;
import dev.muster.directory.integration.IntegrationEvent.IntegrationConfigured;
import dev.muster.directory.integration.IntegrationEvent.MassChangeGuardReset;
import dev.muster.directory.integration.IntegrationEvent.MassChangeHeld;
import dev.muster.directory.integration.IntegrationEvent.MassChangesRejected;
import dev.muster.directory.integration.IntegrationEvent.MassChangesReleased;
import dev.muster.directory.integration.IntegrationEvent.PredefinedGroupWithdrawn;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;

/** Where integrations stand with their mass-change guard. What was held last stays to be seen after it was decided. */
@DirectoryProjection
@IgnoredEvents({
    IntegrationConfigured.class,
    CredentialIssued.class,
    CredentialExpiryChanged.class,
    CredentialRevoked.class,
    GroupPredefined.class,
    PredefinedGroupWithdrawn.class
})
public final class MassChangeProjection {
    private static final Sql STAND = Sql.of("""
            insert into mass_change_standing (tenant_id, integration_id, kind, version, since, reason, released,
                                              released_until)
            select :tenant, :integration, :kind, :version, :at, :reason::text, :released, :until::timestamptz
            on conflict (tenant_id, integration_id) do update
               set kind = excluded.kind, version = excluded.version, since = excluded.since, reason = excluded.reason,
                   released = excluded.released, released_until = excluded.released_until
            """);
    private static final Sql HOLD = Sql.of("""
            insert into mass_change_standing (tenant_id, integration_id, kind, version, since, released, hold_id,
                                              removal_kind, removal_resource, removal_count, counted, counted_of,
                                              window_minutes)
            select :tenant, :integration, :kind, :version, :at, 0, :hold, :removal, :resource, :count, :counted,
                   :limit, :window
            on conflict (tenant_id, integration_id) do update
               set kind = excluded.kind, version = excluded.version, since = excluded.since, reason = null, released = 0,
                   released_until = null, hold_id = excluded.hold_id, removal_kind = excluded.removal_kind,
                   removal_resource = excluded.removal_resource, removal_count = excluded.removal_count,
                   counted = excluded.counted, counted_of = excluded.counted_of,
                   window_minutes = excluded.window_minutes
            """);

    private final ProjectionWriter writer;

    public MassChangeProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(MassChangeHeld event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                HOLD,
                standing(event.integration(), MassChangeStanding.Kind.HELD, version, at)
                        .and("hold", event.hold())
                        .and("removal", event.removal().kind().name())
                        .and("resource", event.removal().resource())
                        .and("count", event.removal().count())
                        .and("counted", event.counted())
                        .and("limit", event.limit())
                        .and("window", event.windowMinutes()));
    }

    @EventHandler
    void on(MassChangesReleased event, @SequenceNumber long version, @Timestamp Instant at) {
        Parameters standing = standing(event.integration(), MassChangeStanding.Kind.RELEASED, version, at);
        decide(standing, event.reason(), event.changes(), event.until());
    }

    @EventHandler
    void on(MassChangesRejected event, @SequenceNumber long version, @Timestamp Instant at) {
        decide(standing(event.integration(), MassChangeStanding.Kind.REJECTED, version, at), event.reason(), 0, null);
    }

    @EventHandler
    void on(MassChangeGuardReset event, @SequenceNumber long version, @Timestamp Instant at) {
        decide(standing(event.integration(), MassChangeStanding.Kind.COUNTING, version, at), event.reason(), 0, null);
    }

    private void decide(Parameters standing, @Nullable String reason, int released, @Nullable Instant until) {
        writer.write(
                STAND, standing.and("reason", reason).and("released", released).and("until", until));
    }

    private static Parameters standing(
            IntegrationId integration, MassChangeStanding.Kind kind, long version, Instant at) {
        return Parameters.of("tenant", integration.tenant().value())
                .and("integration", integration.value())
                .and("kind", kind.name())
                .and("version", version)
                .and("at", at);
    }
}
