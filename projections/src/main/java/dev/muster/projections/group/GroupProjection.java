package dev.muster.projections.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.group.GroupEvent.GroupExternalIdChanged;
import dev.muster.directory.group.GroupEvent.GroupHandedOver;
import dev.muster.directory.group.GroupEvent.GroupPushed;
import dev.muster.directory.group.GroupEvent.GroupRenamed;
import dev.muster.directory.group.GroupEvent.GroupRevised;
import dev.muster.directory.group.GroupEvent.GroupUnlinked;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MemberGroupsRemoved;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import dev.muster.directory.text.Folding;
import dev.muster.projections.DirectoryProjection;
import dev.muster.projections.FoldedChanges;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;

/** One statement for each event, however many members it names. */
@DirectoryProjection
public final class GroupProjection {
    private static final Sql PUSH = Sql.of("""
            with pushed as (
                insert into group_view (tenant_id, group_id, owner, display_name, display_name_folded, document, version,
                                        created, last_modified)
                values (:tenant, :group, :owner::uuid, :displayName, :displayNameFolded, '{}', :version, :at, :at)
            )
            insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)
            select :tenant, :owner::uuid, :group, 'Group', :externalId::text
             where :externalId::text is not null and :owner::uuid is not null
            """);
    private static final Sql RENAME = Sql.of("""
            update group_view
               set display_name = :displayName, display_name_folded = :displayNameFolded, version = :version,
                   last_modified = :at
             where tenant_id = :tenant and group_id = :group
            """);
    private static final Sql REVISE = Sql.of("""
            update group_view
               set document = fold_document(document, :changes::json), version = :version, last_modified = :at
             where tenant_id = :tenant and group_id = :group
            """);
    private static final Sql SET_EXTERNAL_ID = Sql.of("""
            with touched as (
                update group_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and group_id = :group
            )
            insert into external_id (tenant_id, integration_id, resource_id, kind, external_id)
            values (:tenant, :integration, :group, 'Group', :externalId)
            on conflict (tenant_id, resource_id, integration_id) do update set external_id = excluded.external_id
            """);
    private static final Sql CLEAR_EXTERNAL_ID = Sql.of("""
            with touched as (
                update group_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and group_id = :group
            )
            delete from external_id
             where tenant_id = :tenant and resource_id = :group and integration_id = :integration
            """);
    private static final Sql ADD = Sql.of("""
            with touched as (
                update group_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and group_id = :group
            )
            insert into membership (tenant_id, group_id, member_id, is_group)
            select :tenant, :group, joining, :isGroup from unnest(:members::uuid[]) as joining
            """).gathering("members", "tenant", "group", "isGroup");
    private static final Sql REMOVE = Sql.of("""
            with touched as (
                update group_view set version = :version, last_modified = :at
                 where tenant_id = :tenant and group_id = :group
            )
            delete from membership
             where tenant_id = :tenant and group_id = :group and member_id = any(:members::uuid[])
            """).gathering("members", "tenant", "group");
    private static final Sql UNLINK = Sql.of("""
            with gone as (
                delete from group_view where tenant_id = :tenant and group_id = :group
            ), links as (
                delete from external_id where tenant_id = :tenant and resource_id = :group
            )
            delete from membership where tenant_id = :tenant and group_id = :group
            """);

    private static final Sql HAND_OVER = Sql.of("""
            with touched as (
                update group_view set owner = :to, version = :version, last_modified = :at
                 where tenant_id = :tenant and group_id = :group
            )
            delete from external_id
             where tenant_id = :tenant and resource_id = :group and integration_id = :from::uuid
            """);

    private final ProjectionWriter writer;

    public GroupProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(GroupPushed event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                PUSH,
                of(event.group(), version, at)
                        .and(
                                "owner",
                                event.owner() == null ? null : event.owner().value())
                        .and("displayName", event.displayName())
                        .and("displayNameFolded", Folding.fold(event.displayName()))
                        .and("externalId", event.externalId()));
    }

    @EventHandler
    void on(GroupRenamed event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                RENAME,
                of(event.group(), version, at)
                        .and("displayName", event.after())
                        .and("displayNameFolded", Folding.fold(event.after())));
    }

    @EventHandler
    void on(GroupRevised event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(REVISE, of(event.group(), version, at).and("changes", FoldedChanges.json(event.changes())));
    }

    @EventHandler
    void on(GroupExternalIdChanged event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                event.after() == null ? CLEAR_EXTERNAL_ID : SET_EXTERNAL_ID,
                of(event.group(), version, at)
                        .and("integration", event.integration().value())
                        .and("externalId", event.after()));
    }

    @EventHandler
    void on(MembersAdded event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                ADD,
                of(event.group(), version, at)
                        .and("members", bare(event.users()))
                        .and("isGroup", false));
    }

    @EventHandler
    void on(MembersRemoved event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(REMOVE, of(event.group(), version, at).and("members", bare(event.users())));
    }

    @EventHandler
    void on(MemberGroupsAdded event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                ADD,
                of(event.group(), version, at)
                        .and("members", bare(event.groups()))
                        .and("isGroup", true));
    }

    @EventHandler
    void on(MemberGroupsRemoved event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(REMOVE, of(event.group(), version, at).and("members", bare(event.groups())));
    }

    @EventHandler
    void on(GroupUnlinked event) {
        writer.write(
                UNLINK,
                Parameters.of("tenant", event.group().tenant().value())
                        .and("group", event.group().value()));
    }

    @EventHandler
    void on(GroupHandedOver event, @SequenceNumber long version, @Timestamp Instant at) {
        writer.write(
                HAND_OVER,
                of(event.group(), version, at)
                        .and("from", event.from() == null ? null : event.from().value())
                        .and("to", event.to().value()));
    }

    private static Parameters of(GroupId group, long version, Instant at) {
        return Parameters.of("tenant", group.tenant().value())
                .and("group", group.value())
                .and("version", version)
                .and("at", at);
    }

    private static UUID[] bare(List<? extends ResourceId> members) {
        return members.stream().map(ResourceId::value).toArray(UUID[]::new);
    }
}
