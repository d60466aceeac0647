package dev.muster.history.asof;

import dev.muster.directory.CredentialId;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.SchemaId;
import dev.muster.directory.UserId;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.StreamingProjection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Folds a resource's own events up to a time; those never run backwards within one resource. */
public final class EventSourcedDirectoryAsOf implements DirectoryAsOf {
    /**
     * An event is dated while its transaction runs. Whoever began to write before that time may still commit an event of
     * before it; a replay only writes beside the directory.
     */
    private static final String OPEN = """
            select exists (
                select from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and backend_xid is not null
                   and application_name = 'muster' and xact_start <= ?)
            """;

    private final EventLog log;
    private final JdbcOperations jdbc;

    public EventSourcedDirectoryAsOf(EventLog log, JdbcOperations jdbc) {
        this.log = log;
        this.jdbc = jdbc;
    }

    @Override
    public Then find(ResourceId resource, Instant at) {
        // asked first: what is committed between the two questions is then seen by the second one
        boolean open = Boolean.TRUE.equals(jdbc.queryForObject(OPEN, Boolean.class, at.atOffset(ZoneOffset.UTC)));
        if (open) return new StillOpen();
        ResourceFold fold = foldOf(resource);
        List<DomainEventMessage<?>> events = log.ofResource(jdbc, resource, at);
        if (events.isEmpty()) {
            return new NotYet(log.firstTime(jdbc, resource).orElse(null));
        }
        events.forEach(event -> fold.on(event.getPayload(), event.getTimestamp()));
        DomainEventMessage<?> last = events.getLast();
        if (fold.isDeleted()) return new Deleted(position(last), last.getTimestamp());
        Instant created = events.getFirst().getTimestamp();
        return new There(
                position(last),
                last.getSequenceNumber(),
                created,
                last.getTimestamp(),
                shown(resource, fold, created, last));
    }

    private static ResourceFold foldOf(ResourceId resource) {
        return switch (resource) {
            case UserId ignored -> new UserFold();
            case GroupId ignored -> new GroupFold();
            case RoleId ignored -> new RoleFold();
            case EquipmentId ignored -> new EquipmentFold();
            // these have a history, but were never shown to clients
            case IntegrationId ignored -> throw new NoSuchResource();
            case CredentialId ignored -> throw new NoSuchResource();
            case SchemaId ignored -> throw new NoSuchResource();
        };
    }

    private static ObjectNode shown(
            ResourceId resource, ResourceFold fold, Instant created, DomainEventMessage<?> last) {
        ObjectNode shown =
                JsonNodeFactory.instance.objectNode().put("id", resource.value().toString());
        shown.setAll(fold.resource());
        shown.putObject("meta")
                .put("resourceType", last.getType())
                .put("created", created.toString())
                .put("lastModified", last.getTimestamp().toString())
                .put("version", "W/\"" + last.getSequenceNumber() + "\"");
        return shown;
    }

    private static long position(DomainEventMessage<?> event) {
        return Long.parseLong(Objects.requireNonNull(event.getMetaData().get(StreamingProjection.POSITION))
                .toString());
    }
}
