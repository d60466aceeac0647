package dev.muster.projections.role;

import dev.muster.directory.RoleId;
import dev.muster.directory.role.RoleEvent.RoleDefined;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.role.RoleEvent.RoleMapped;
import dev.muster.directory.role.RoleEvent.RoleRenamed;
import dev.muster.directory.role.RoleEvent.RoleUnmapped;
import dev.muster.directory.role.RoleMapping;
import dev.muster.directory.text.Folding;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.jspecify.annotations.Nullable;

@DirectoryProjection
public final class RoleProjection {
    private static final Sql DEFINE = Sql.of("""
            insert into role_view (tenant_id, role_id, name, name_folded, version, created, last_modified)
            values (:tenant, :role, :name, :nameFolded, :version, :at, :at)
            """);
    private static final Sql RENAME = Sql.of("""
            update role_view set name = :name, name_folded = :nameFolded, version = :version, last_modified = :at
             where tenant_id = :tenant and role_id = :role
            """);
    private static final Sql DELETE = Sql.of("delete from role_view where tenant_id = :tenant and role_id = :role");
    private static final Sql MAP = Sql.of("""
            with touched as (
                update role_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and role_id = :role
            )
            insert into role_mapping (tenant_id, role_id, kind, subject, spelling, rank)
            values (:tenant, :role, :kind, :subject, :spelling, :rank)
            on conflict (tenant_id, role_id, kind, subject)
            do update set spelling = excluded.spelling, rank = excluded.rank
            """);
    private static final Sql UNMAP = Sql.of("""
            with touched as (
                update role_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and role_id = :role
            )
            delete from role_mapping
             where tenant_id = :tenant and role_id = :role and kind = :kind and subject = :subject
            """);

    private final ProjectionWriter writer;

    public RoleProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(RoleDefined event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                DEFINE,
                of(event.role(), version, at).and("name", event.name()).and("nameFolded", Folding.fold(event.name())));
    }

    @EventHandler
    void on(RoleRenamed event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                RENAME,
                of(event.role(), version, at)
                        .and("name", event.after())
                        .and("nameFolded", Folding.fold(event.after())));
    }

    @EventHandler
    void on(RoleDeleted event) {
        writer.write(
                DELETE,
                Parameters.of("tenant", event.role().tenant().value())
                        .and("role", event.role().value()));
    }

    @EventHandler
    void on(RoleMapped event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                MAP, mapping(of(event.role(), version, at), event.mapping()).and("rank", event.rank()));
    }

    @EventHandler
    void on(RoleUnmapped event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(UNMAP, mapping(of(event.role(), version, at), event.mapping()));
    }

    private static Parameters of(RoleId role, long version, Instant at) {
        return Parameters.of("tenant", role.tenant().value())
                .and("role", role.value())
                .and("version", version)
                .and("at", at);
    }

    private static Parameters mapping(Parameters row, RoleMapping mapping) {
        return switch (mapping) {
            case RoleMapping.MembersOf of ->
                mapping(row, "group", of.group().value().toString(), null);
            case RoleMapping.UsersOfType of -> mapping(row, "userType", Folding.fold(of.userType()), of.userType());
            case RoleMapping.OneUser one ->
                mapping(row, "user", one.user().value().toString(), null);
            case RoleMapping.Everybody all -> mapping(row, "everybody", "", null);
        };
    }

    private static Parameters mapping(Parameters row, String kind, String subject, @Nullable String spelling) {
        return row.and("kind", kind).and("subject", subject).and("spelling", spelling);
    }
}
