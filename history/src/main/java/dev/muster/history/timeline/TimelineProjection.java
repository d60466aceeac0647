package dev.muster.history.timeline;

import dev.muster.directory.Actor;
import dev.muster.directory.MessageContext;
import dev.muster.directory.ResourceId;
import dev.muster.directory.event.DomainEvent;
import dev.muster.eventstore.StreamingProjection;
import dev.muster.projections.Parameters;
import dev.muster.projections.ProjectionWriter;
import dev.muster.projections.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
                concernedByType((DomainEvent) event.getPayload()).entrySet()) {
            writer.write(
                    ENTER_CONCERNED,
                    entry(event, context).and("type", concerned.getKey()).and("subjects", concerned.getValue()));
        }
    }

    private static Map<String, UUID[]> concernedByType(DomainEvent event) {
        Map<String, List<ResourceId>> byType = event.concerned().stream()
                .distinct()
                .collect(Collectors.groupingBy(ResourceId::type, LinkedHashMap::new, Collectors.toList()));
        Map<String, UUID[]> ids = new LinkedHashMap<>();
        byType.forEach(
                (type, all) -> ids.put(type, all.stream().map(ResourceId::value).toArray(UUID[]::new)));
        return ids;
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
