package dev.muster.history.replay;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.GroupId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.eventstore.EventJson;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.EventRevisions;
import dev.muster.eventstore.EventTypes;
import dev.muster.eventstore.EventTypes.UnknownEventType;
import dev.muster.eventstore.PostgresEventStorageEngine;
import dev.muster.eventstore.StoredEvent;
import dev.muster.eventstore.StoredHistory;
import dev.muster.eventstore.StreamId;
import dev.muster.history.replay.DoorEvent.DoorClosed;
import dev.muster.history.replay.DoorEvent.DoorOpened;
import dev.muster.history.timeline.JdbcTimeline;
import dev.muster.history.timeline.Timeline;
import dev.muster.history.timeline.TimelineEntry;
import dev.muster.history.timeline.TimelineEntry.Change;
import dev.muster.history.timeline.TimelineProjection;
import dev.muster.history.transfer.EventExport;
import dev.muster.history.transfer.EventFile;
import dev.muster.history.transfer.EventImport;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.StringNode;

/** An event of revision 2, stored in revision 1 by an earlier version: every reader reads it as if it had been written today. */
class RevisionsTest {
    private static final EventTypes TYPES = new EventTypes(List.of(DoorEvent.class));
    private static final EventRevisions REVISIONS = new EventRevisions(TYPES, List.of(new DoorEvent.OfARoom()));
    private static final EventLog LOG = new EventLog(new EventJson(TYPES), REVISIONS);

    private final TenantId tenant = TenantId.next();
    private final GroupId group = GroupId.next(tenant);
    private final UserId user = UserId.next(tenant);
    private final List<Object> inTodaysForm = List.of(
            new DoorOpened(group, "Room 12", user, "Barbara Jensen"),
            new DoorOpened(group, "Room 13", user, null),
            new DoorOpened(group, "North", user, "Mandy Pepperidge"),
            new DoorClosed(group));
    private final StoredHistory history = new StoredHistory();

    @AfterEach
    void close() {
        history.close();
    }

    private void store() throws SQLException {
        opened("1", "\"room\":\"12\"", "{\"person\":\"Barbara Jensen\",\"salt\":\"AAAA\"}");
        opened("1", "\"room\":\"13\"", null); // erased
        opened("2", "\"door\":\"North\"", "{\"bearer\":\"Mandy Pepperidge\",\"salt\":\"AAAA\"}");
        add("DoorClosed", "1", "{\"group\":\"" + group + "\"}", null);
        history.store();
    }

    private void opened(String revision, String where, @Nullable String personal) {
        add(
                "DoorOpened",
                revision,
                "{\"group\":\"%s\",%s,\"by\":\"%s\",\"personalSha256\":\"00\"}".formatted(group, where, user),
                personal);
    }

    private void add(String type, String revision, String payload, @Nullable String personal) {
        history.add("Group", new StreamId(tenant.value(), group.value()), type, revision, payload, personal);
    }

    @Test
    void an_aggregate_is_loaded_from_it() throws SQLException {
        store();
        PostgresEventStorageEngine engine = history.engine(TYPES, REVISIONS);
        assertThat(history.<List<Object>>acrossTenants(
                        db -> payloads(engine.readEvents(group.toString()).asStream())))
                .isEqualTo(inTodaysForm);
        assertThat(history.<List<Object>>acrossTenants(
                        db -> payloads(engine.readGroupState(group.toString()).asStream())))
                .isEqualTo(inTodaysForm);
    }

    @Test
    void a_stream_of_all_events_has_it() throws SQLException {
        store();
        PostgresEventStorageEngine engine = history.engine(TYPES, REVISIONS);
        assertThat(history.<List<Object>>acrossTenants(db -> {
                    try (Stream<? extends EventMessage<?>> events =
                            engine.readEvents((org.axonframework.eventhandling.TrackingToken) null, false)) {
                        return payloads(events);
                    }
                }))
                .isEqualTo(inTodaysForm);
    }

    @Test
    void the_log_has_it_for_replays_and_for_a_resource_as_of_a_time() throws SQLException {
        store();
        List<Object> replayed = new ArrayList<>();
        try (Connection snapshot = ReplayLock.openSnapshot(history.dataSource())) {
            LOG.read(
                    snapshot,
                    LOG.extent(snapshot).position(),
                    page -> page.forEach(event -> replayed.add(event.getPayload())));
        }
        assertThat(replayed).isEqualTo(inTodaysForm);
        assertThat(history.<List<Object>>acrossTenants(
                        db -> payloads(LOG.ofResource(db, group, history.end()).stream())))
                .isEqualTo(inTodaysForm);
    }

    @Test
    void it_is_replayed_verified_and_shown_in_the_timeline() throws SQLException {
        store();
        Replay replay = new Replay(LOG, new ReplayedProjections(List.of(TimelineProjection.class)));
        try (Connection snapshot = ReplayLock.openSnapshot(history.dataSource());
                Connection work = history.dataSource().getConnection()) {
            work.createStatement().execute("set muster.tenant to 'all'");
            work.setAutoCommit(false);
            assertThat(replay.run(snapshot, work, LOG.extent(snapshot).position(), done -> {}))
                    .isEqualTo(4);
            work.commit();
        }
        List<TimelineEntry> entries =
                history.acrossTenants(db -> new JdbcTimeline(JdbcClient.create(db), REVISIONS).of(group, all()));
        assertThat(entries)
                .extracting(TimelineEntry::kind)
                .containsExactly("DoorClosed", "DoorOpened", "DoorOpened", "DoorOpened");
        assertThat(entries.get(3).changes())
                .contains(new Change("door", null, StringNode.valueOf("Room 12")))
                .contains(new Change("bearer", null, StringNode.valueOf("Barbara Jensen")));
        assertThat(entries.get(2).changes()).contains(new Change("door", null, StringNode.valueOf("Room 13")));
        assertThat(entries).extracting(TimelineEntry::erased).containsExactly(false, false, true, false);
        assertThat(history.<List<TimelineEntry>>acrossTenants(
                        db -> new JdbcTimeline(JdbcClient.create(db), REVISIONS).of(user, all())))
                .as("whom it concerns")
                .hasSize(3);
    }

    private static Timeline.Wanted all() {
        return new Timeline.Wanted(null, null, null, null, null, 100);
    }

    @Test
    void it_is_exported_and_imported_as_it_was_written() throws Exception {
        store();
        try (StoredHistory other = new StoredHistory()) {
            assertThat(imported(exported(), TYPES, other)).isEqualTo(history.events());
        }
    }

    private String exported() throws SQLException {
        StringWriter file = new StringWriter();
        try (Connection snapshot = ReplayLock.openSnapshot(history.dataSource())) {
            new EventExport(file).write(snapshot, LOG);
        }
        return file.toString();
    }

    private static List<StoredEvent> imported(String file, EventTypes types, StoredHistory into) throws SQLException {
        try (Connection connection = into.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            new EventImport(new BufferedReader(new StringReader(file)), types).read(connection);
        }
        List<StoredEvent> stored = new ArrayList<>();
        try (Connection snapshot = ReplayLock.openSnapshot(into.dataSource())) {
            LOG.readStored(snapshot, stored::add);
        }
        return stored;
    }

    @Test
    void what_a_newer_version_wrote_is_refused_by_every_reader() throws Exception {
        opened("3", "\"door\":\"South\"", null);
        history.store();
        PostgresEventStorageEngine engine = history.engine(TYPES, REVISIONS);
        refused(() -> history.acrossTenants(
                db -> payloads(engine.readEvents(group.toString()).asStream())));
        refused(() -> history.acrossTenants(
                db -> payloads(engine.readGroupState(group.toString()).asStream())));
        refused(() -> history.acrossTenants(
                db -> payloads(engine.readEvents((org.axonframework.eventhandling.TrackingToken) null, false))));
        refused(() -> {
            try (Connection snapshot = ReplayLock.openSnapshot(history.dataSource())) {
                LOG.read(snapshot, 1, page -> page.forEach(EventMessage::getPayload));
            }
        });
        refused(() -> history.acrossTenants(db -> payloads(LOG.ofResource(db, group, history.end()).stream())));
        history.acrossTenants(db -> db.update("""
                insert into timeline_entry (tenant_id, subject_id, position, subject_type, is_own, kind, at, actor, request)
                values (?, ?, 1, 'Group', true, 'DoorOpened', now(), 'muster', 'request')
                """, tenant.value(), group.value()));
        refused(() -> history.acrossTenants(db -> new JdbcTimeline(JdbcClient.create(db), REVISIONS).of(group, all())));

        String file = exported();
        try (StoredHistory other = new StoredHistory()) {
            assertThatThrownBy(() -> imported(file, TYPES, other))
                    .isInstanceOf(EventFile.Broken.class)
                    .hasMessageContaining("Line 2")
                    .hasMessageContaining("'DoorOpened' in revision '3'")
                    .hasMessageContaining("import it with the version that exported it, or a newer one")
                    .hasMessageContaining("Nothing was imported");
            assertThat(other.<Integer>acrossTenants(db ->
                            requireNonNull(db.queryForObject("select count(*) from domain_event", Integer.class))))
                    .isZero();
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOf(UnknownEventType.class)
                .hasMessageContaining("'DoorOpened' in revision '3'")
                .hasMessageContaining("revisions up to 2");
    }

    @Test
    void a_form_of_its_own_time_is_written_and_never_read_unchanged() {
        EventJson json = new EventJson(TYPES);
        assertThat(json.typeForClass(DoorOpened.class).getRevision()).isEqualTo("2");
        assertThat(json.typeForClass(DoorClosed.class).getRevision()).isEqualTo("1");
        assertThatThrownBy(() ->
                        json.classForType(new org.axonframework.serialization.SimpleSerializedType("DoorOpened", "1")))
                .hasMessageContaining("EventRevisions");
        for (String wrong :
                List.of("3", "0", "-1", "2.0", "02", "", "x", UUID.randomUUID().toString())) {
            assertThatThrownBy(() -> TYPES.known("DoorOpened", wrong)).isInstanceOf(UnknownEventType.class);
        }
    }

    @Test
    void a_revision_without_its_step_or_with_two_starts_nothing() {
        assertThatThrownBy(() -> new EventRevisions(TYPES, List.of())).hasMessage("No upcast from DoorOpened 1");
        assertThatThrownBy(() -> new EventRevisions(TYPES, List.of(new DoorEvent.OfARoom(), new DoorEvent.OfARoom())))
                .hasMessage("Two upcasts from DoorOpened 1");
    }

    private static List<Object> payloads(Stream<? extends EventMessage<?>> events) {
        return events.<Object>map(EventMessage::getPayload).toList();
    }
}
