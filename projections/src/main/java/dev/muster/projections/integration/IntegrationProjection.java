package dev.muster.projections.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.integration.AddressBlock;
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
import dev.muster.directory.text.Folding;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;

@DirectoryProjection
@IgnoredEvents({MassChangeHeld.class, MassChangesReleased.class, MassChangesRejected.class, MassChangeGuardReset.class})
public final class IntegrationProjection {
    private static final Sql CONFIGURE = Sql.of("""
            insert into integration_view (tenant_id, integration_id, name, profile, reactivate_returning,
                                          only_predefined_groups, policies, version, created, last_modified)
            select :tenant, :integration, :name, :profile, :reactivate, :predefined, :policies::json, :version,
                   :at, :at
            on conflict (tenant_id, integration_id) do update
               set name = excluded.name, profile = excluded.profile,
                   reactivate_returning = excluded.reactivate_returning,
                   only_predefined_groups = excluded.only_predefined_groups, policies = excluded.policies,
                   version = excluded.version, last_modified = excluded.last_modified
            """);
    private static final Sql ISSUE = Sql.of("""
            insert into credential_view (tenant_id, credential_id, integration_id, secret_sha256, scopes, hint,
                                         basic_user, issued, expires, allowed_from, oauth, client_keys)
            values (:tenant, :credential, :integration, :sha, :scopes, :hint, :basicUser, :at, :expires::timestamptz,
                    :allowed, :oauth, :keys)
            """);
    private static final Sql EXPIRE = Sql.of("""
            update credential_view set expires = :expires where tenant_id = :tenant and credential_id = :credential
            """);
    private static final Sql REVOKE = Sql.of("""
            update credential_view set revoked = :at where tenant_id = :tenant and credential_id = :credential
            """);
    private static final Sql PREDEFINE = Sql.of("""
            insert into predefined_group (tenant_id, integration_id, folded, display_name)
            values (:tenant, :integration, :folded, :name)
            """);
    private static final Sql WITHDRAW = Sql.of("""
            delete from predefined_group
             where tenant_id = :tenant and integration_id = :integration and folded = :folded
            """);

    private final ProjectionWriter writer;

    public IntegrationProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    private static Parameters of(IntegrationId integration) {
        return Parameters.of("tenant", integration.tenant().value()).and("integration", integration.value());
    }

    @EventHandler
    void on(IntegrationConfigured event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                CONFIGURE,
                of(event.integration())
                        .and("name", event.name())
                        .and("profile", event.profile().name())
                        .and("reactivate", event.policies().reactivateReturning())
                        .and("predefined", event.policies().onlyPredefinedGroups())
                        .and("policies", StoredPolicies.write(event.policies()))
                        .and("version", version)
                        .and("at", at));
    }

    @EventHandler
    void on(CredentialIssued event, @Timestamp Instant at) {
        writer.write(
                ISSUE,
                of(event.integration())
                        .and("credential", event.credential().value())
                        .and("sha", event.secretSha256())
                        .and(
                                "scopes",
                                event.scopes().stream().map(Enum::name).sorted().toArray(String[]::new))
                        .and("hint", event.hint())
                        .and("basicUser", event.basicUser())
                        .and("at", at)
                        .and("expires", event.expiresAt())
                        .and(
                                "allowed",
                                event.allowedFrom().stream()
                                        .map(AddressBlock::toString)
                                        .toArray(String[]::new))
                        .and("oauth", event.oauth() != null)
                        .and(
                                "keys",
                                event.oauth() == null ? null : event.oauth().keys()));
    }

    @EventHandler
    void on(CredentialExpiryChanged event) {
        writer.write(
                EXPIRE,
                of(event.integration())
                        .and("credential", event.credential().value())
                        .and("expires", event.expiresAt()));
    }

    @EventHandler
    void on(CredentialRevoked event, @Timestamp Instant at) {
        writer.write(
                REVOKE,
                of(event.integration())
                        .and("credential", event.credential().value())
                        .and("at", at));
    }

    @EventHandler
    void on(GroupPredefined event) {
        writer.write(
                PREDEFINE,
                of(event.integration())
                        .and("folded", Folding.fold(event.displayName()))
                        .and("name", event.displayName()));
    }

    @EventHandler
    void on(PredefinedGroupWithdrawn event) {
        writer.write(WITHDRAW, of(event.integration()).and("folded", Folding.fold(event.displayName())));
    }
}
