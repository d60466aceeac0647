package dev.muster.history.timeline;

import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.ResourceId;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.group.GroupEvent.MemberGroupsAdded;
import dev.muster.directory.group.GroupEvent.MemberGroupsRemoved;
import dev.muster.directory.group.GroupEvent.MembersAdded;
import dev.muster.directory.group.GroupEvent.MembersRemoved;
import dev.muster.directory.role.RoleEvent.RoleMapped;
import dev.muster.directory.role.RoleEvent.RoleUnmapped;
import dev.muster.directory.role.RoleMapping;
import dev.muster.directory.user.UserEvent.PossessionsPassedOn;
import dev.muster.directory.user.UserEvent.UserIdentityAnswered;
import dev.muster.eventstore.StreamingProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;

/** Every event becomes an entry, of whatever kind it is; so a new kind of event needs nothing here. */
@ProcessingGroup(TimelineProjection.GROUP)
@StreamingProjection(tables = "timeline_entry")
public final class TimelineProjection {
    public static final String GROUP = "history";

    // Seen twice after a replay or a move of the token, an entry stays as it is.
    private static final Sql ENTER = Sql.of("""
            insert into timeline_entry (tenant_id, subject_id, position, subject_type, is_own, kind, at, actor, actor_id,
                                        request, cause)
            values (:tenant, :subject, :position, :type, true, :kind, :at, :actor, :actorId::uuid, :request, :cause)
            on conflict (tenant_id, subject_id, position) do nothing
            """).asAppending();
    private static final Sql ENTER_CONCERNED = Sql.of("""
            insert into timeline_entry (tenant_id, subject_id, position, subject_type, is_own, kind, at, actor, actor_id,
                                        request, cause)
            select :tenant, subject, :position, :type, false, :kind, :at, :actor, :actorId::uuid, :request, :cause
              from unnest(:subjects::uuid[]) as subject
            on conflict (tenant_id, subject_id, position) do nothing
            """).asAppending();

    private final ProjectionWriter writer;

    public TimelineProjection(ProjectionWriter writer) {
        this.writer = writer;
    }

    @EventHandler
    void on(DomainEventMessage<?> event) {
        MessageContext context = MessageContext.from(event.getMetaData());
        String identifier = event.getAggregateIdentifier();
        writer.write(
                ENTER,
                entry(event, context)
                        .and("subject", UUID.fromString(identifier.substring(identifier.indexOf('/') + 1)))
                        .and("type", event.getType()));
        for (Map.Entry<String, UUID[]> concerned :
                concernedBy(event.getPayload()).entrySet()) {
            writer.write(
                    ENTER_CONCERNED,
                    entry(event, context).and("type", concerned.getKey()).and("subjects", concerned.getValue()));
        }
    }

    /** Whom an event concerns beside its own aggregate, by type. */
    private static Map<String, UUID[]> concernedBy(Object event) {
        return switch (event) {
            case MembersAdded added -> Map.of("User", ids(added.users()));
            case MembersRemoved removed -> Map.of("User", ids(removed.users()));
            case MemberGroupsAdded added -> Map.of("Group", ids(added.groups()));
            case MemberGroupsRemoved removed -> Map.of("Group", ids(removed.groups()));
            case EquipmentCheckedOut handed -> one("User", handed.holder());
            case EquipmentCheckOutRedated redated -> one("User", redated.holder());
            case EquipmentReturned handed -> one("User", handed.holder());
            case EquipmentRetired retired -> one("User", retired.holder());
            case EquipmentDeleted deleted -> one("User", deleted.holder());
            case RoleMapped mapped -> concernedBy(mapped.mapping());
            case RoleUnmapped unmapped -> concernedBy(unmapped.mapping());
            case UserIdentityAnswered answered -> one("User", answered.successor());
            case PossessionsPassedOn passed -> one("User", passed.successor());
            default -> Map.of();
        };
    }

    private static Map<String, UUID[]> concernedBy(RoleMapping mapping) {
        return switch (mapping) {
            case RoleMapping.MembersOf of -> one("Group", of.group());
            case RoleMapping.OneUser one -> one("User", one.user());
            case RoleMapping.UsersOfType ignored -> Map.of();
            case RoleMapping.Everybody ignored -> Map.of();
        };
    }

    private static Map<String, UUID[]> one(String type, @Nullable ResourceId resource) {
        return resource == null ? Map.of() : Map.of(type, ids(List.of(resource)));
    }

    private static UUID[] ids(Collection<? extends ResourceId> resources) {
        return resources.stream().map(ResourceId::value).distinct().toArray(UUID[]::new);
    }

    private static Parameters entry(DomainEventMessage<?> event, MessageContext context) {
        return Parameters.of("tenant", context.tenant().value())
                .and("position", position(event))
                .and("kind", event.getPayloadType().getSimpleName())
                .and("at", event.getTimestamp())
                .and("actor", context.actor().toString())
                .and("actorId", idOf(context.actor()))
                .and("request", context.request())
                .and("cause", context.cause());
    }

    private static long position(DomainEventMessage<?> event) {
        Object position = event.getMetaData().get(StreamingProjection.POSITION);
        if (position == null) throw new IllegalStateException("The event does not say where it stands");
        return Long.parseLong(position.toString());
    }

    private static @Nullable UUID idOf(Actor actor) {
        return switch (actor) {
            case Actor.Client client -> client.integration().value();
            case Actor.Person person -> person.id();
            case Actor.Muster ignored -> null;
        };
    }
}
