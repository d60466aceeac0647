package dev.muster.history.timeline;

import dev.muster.directory.Actor;
import dev.muster.directory.ResourceId;
import dev.muster.directory.TenantId;
import dev.muster.eventstore.EventRevisions;
import dev.muster.eventstore.StoredEventText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Reads entries together with their events, a page at a time by position. */
public final class JdbcTimeline implements Timeline {
    private static final String SELECT = """
            select t.position, t.at, t.kind, t.subject_type, t.subject_id, t.is_own, t.actor, t.request, t.cause,
                   e.aggregate_type, e.aggregate_id, e.payload_revision, e.payload::text as payload, e.personal::text as personal,
                   (select i.name from integration_view i
                     where i.tenant_id = t.tenant_id and i.integration_id = t.actor_id) as actor_name
              from timeline_entry t join domain_event e on e.global_index = t.position and e.tenant_id = t.tenant_id
             where t.tenant_id = :tenant
               and t.position < :before
               and (:from::timestamptz is null or t.at >= :from::timestamptz)
               and (:to::timestamptz is null or t.at < :to::timestamptz)
               and (:actor::uuid is null or t.actor_id = :actor::uuid)
               and (:kind::text is null or t.kind = :kind::text)
            """;
    private static final String NEWEST = " order by t.position desc limit :count";

    private final JdbcClient db;
    private final EventRevisions revisions;

    public JdbcTimeline(JdbcClient db, EventRevisions revisions) {
        this.db = db;
        this.revisions = revisions;
    }

    @Override
    public List<TimelineEntry> of(ResourceId subject, Wanted wanted) {
        return read(SELECT + " and t.subject_id = :subject" + NEWEST, subject.tenant(), subject.value(), wanted);
    }

    @Override
    public List<TimelineEntry> of(TenantId tenant, Wanted wanted) {
        return read(SELECT + " and t.is_own" + NEWEST, tenant, null, wanted);
    }

    @Override
    public boolean knows(ResourceId subject) {
        return db.sql("select exists (select from domain_event where tenant_id = :tenant and aggregate_id = :subject)")
                .param("tenant", subject.tenant().value())
                .param("subject", subject.value())
                .query(Boolean.class)
                .single();
    }

    private List<TimelineEntry> read(String sql, TenantId tenant, @Nullable UUID subject, Wanted wanted) {
        JdbcClient.StatementSpec statement = db.sql(sql)
                .param("tenant", tenant.value())
                .param("before", wanted.before() == null ? Long.MAX_VALUE : wanted.before())
                .param("from", at(wanted.from()))
                .param("to", at(wanted.to()))
                .param("actor", wanted.actor())
                .param("kind", wanted.kind())
                .param("count", wanted.count());
        if (subject != null) statement = statement.param("subject", subject);
        return statement.query(this::entry).list();
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private TimelineEntry entry(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        var stored = StoredEventText.parse(row.getString("payload"), row.getString("personal"));
        ObjectNode event = revisions.current(kind, row.getString("payload_revision"), stored.whole());
        return new TimelineEntry(
                row.getLong("position"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                kind,
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("aggregate_type"),
                row.getObject("aggregate_id", UUID.class),
                Actor.parse(row.getString("actor")),
                row.getString("actor_name"),
                row.getString("request"),
                row.getString("cause"),
                StoredChanges.of(kind, row.getBoolean("is_own"), event),
                stored.isErased());
    }
}
