package dev.muster.history.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.RoleId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.event.Personal;
import dev.muster.directory.event.Tombstone;
import dev.muster.eventstore.EventJson;
import dev.muster.eventstore.EventLog;
import dev.muster.eventstore.EventSample;
import dev.muster.eventstore.StoredEvent;
import dev.muster.eventstore.StoredHistory;
import dev.muster.eventstore.StreamId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.history.asof.DirectoryAsOf;
import dev.muster.history.asof.EventSourcedDirectoryAsOf;
import dev.muster.history.replay.VerificationView.Verdict;
import dev.muster.history.returns.StoredReturns;
import dev.muster.history.timeline.JdbcTimeline;
import dev.muster.history.timeline.Timeline;
import dev.muster.history.timeline.TimelineEntry;
import dev.muster.history.transfer.EventExport;
import dev.muster.history.transfer.EventImport;
import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.SimpleEventBus;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.FixedValueParameterResolver;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every event that there is, erased, in a store of its own: each sample in a tenant of its own, behind what must have happened before
 * it, and nothing of it all has a personal part any more.
 */
class TombstonesTest {
    private static final UUID TENANT_OF_SAMPLES = UUID.fromString("01900000-0000-7000-8000-000000000001");

    /** The member of a payload that names the aggregate, the aggregate's type and class, and the event that it begins with. */
    private enum Kind {
        USER("user", "User", "user.User", "UserProvisioned"),
        GROUP("group", "Group", "group.Group", "GroupPushed"),
        ROLE("role", "Role", "role.Role", "RoleDefined"),
        EQUIPMENT("equipment", "Equipment", "equipment.Equipment", "EquipmentRegistered"),
        INTEGRATION("integration", "Integration", "integration.Integration", "IntegrationConfigured"),
        TENANT("tenant", "Tenant", "tenant.Tenant", "TenantOpened"),
        SCHEMA("schema", "Schema", "extension.Extension", "SchemaLoaded");

        final String member;
        final String type;
        final String aggregate;
        final String begins;

        Kind(String member, String type, String aggregate, String begins) {
            this.member = member;
            this.type = type;
            this.aggregate = "dev.muster.directory." + aggregate;
            this.begins = begins;
        }

        static Kind of(EventSample sample) {
            Class<?> family = sample.event().getClass().getRecordComponents()[0].getType();
            return Stream.of(values())
                    .filter(kind -> family.getSimpleName().equals(kind.type + "Id"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** What only command handlers take is not needed here. */
    private static final ParameterResolverFactory PARAMETERS = new MultiParameterResolverFactory(
            ClasspathParameterResolverFactory.forClassLoader(TombstonesTest.class.getClassLoader()),
            (method, parameters, index) -> new FixedValueParameterResolver<>(null));

    private static final StoredHistory HISTORY = new StoredHistory();
    private static final List<TenantId> TENANTS = new ArrayList<>();

    @BeforeAll
    static void everything_is_erased() throws Exception {
        for (EventSample sample : EventSample.all()) {
            UUID tenant = UUID.randomUUID();
            TENANTS.add(new TenantId(tenant));
            Kind kind = Kind.of(sample);
            boolean first = sample.type().equals(kind.begins);
            if (!first) happened(kind, plain(kind.begins), tenant, id(kind, sample));
            if (sample.type().equals("UserIdentityAnswered")) {
                happened(kind, plain("UserIdentityQuestioned"), tenant, id(kind, sample));
            }
            if (!first || !HISTORY.knows(stream(kind, tenant, id(kind, sample)))) {
                happened(kind, sample, tenant, id(kind, sample));
            }
        }
        HISTORY.store();
        new OfflineReplay(HISTORY.dataSource()).rebuild();
    }

    @AfterAll
    static void close() {
        HISTORY.close();
    }

    private static EventSample plain(String type) {
        return EventSample.all().stream()
                .filter(sample -> sample.type().equals(type) && sample.special().isEmpty() && sample.isCurrent())
                .findFirst()
                .orElseThrow();
    }

    private static String id(Kind kind, EventSample sample) {
        String printed = sample.payload().get(kind.member).stringValue();
        return printed.substring(printed.indexOf('/') + 1);
    }

    private static StreamId stream(Kind kind, UUID tenant, String id) {
        return switch (kind) {
            case TENANT -> new StreamId(tenant, tenant);
            case SCHEMA -> new StreamId(TenantId.NONE.value(), UUID.fromString(id));
            case USER, GROUP, ROLE, EQUIPMENT, INTEGRATION -> new StreamId(tenant, UUID.fromString(id));
        };
    }

    private static void happened(Kind kind, EventSample sample, UUID tenant, String id) {
        StreamId stream = stream(kind, tenant, id);
        if (sample.type().equals(kind.begins) && HISTORY.knows(stream)) return; // a schema is of all tenants
        String payload = sample.storedPayload()
                .replace(id(kind, sample), id)
                .replace(TENANT_OF_SAMPLES.toString(), tenant.toString())
                .replace("0".repeat(64), tenant.toString().replace("-", "").repeat(2)); // no two secrets are the same
        HISTORY.add(kind.type, stream, sample.type(), sample.revision(), payload, null);
    }

    @ParameterizedTest
    @MethodSource("dev.muster.eventstore.EventSample#all")
    void what_is_left_of_an_event_has_no_hole(EventSample sample) throws ReflectiveOperationException {
        Object tombstone = sample.tombstone();
        for (RecordComponent component : tombstone.getClass().getRecordComponents()) {
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            component.getAccessor().setAccessible(true);
            Object value = component.getAccessor().invoke(tombstone);
            assertThat(value != null || mayBeNull).as(component.getName()).isTrue();
            if (component.isAnnotationPresent(Personal.class)) {
                assertThat(String.valueOf(value)).as(component.getName()).doesNotContain("bjensen", "Barbara", "00u");
            }
        }
    }

    @Test
    void the_tables_are_made_of_them_and_agree_with_them() {
        VerificationView verified = new OfflineReplay(HISTORY.dataSource()).verify("test");
        assertThat(verified.failure()).isNull();
        assertThat(verified.differences()).isEmpty();
        assertThat(verified.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(verified.eventsDone()).isEqualTo(HISTORY.events().size());
    }

    @Test
    void a_user_and_an_item_have_names_that_nobody_else_has_and_no_access() {
        List<Map<String, @Nullable Object>> users = HISTORY.acrossTenants(db -> db.queryForList("""
                select u.user_id::text as id, u.user_name as name, u.active, u.document::text as document,
                       (select c.owner = u.user_id from name_claim c
                         where c.tenant_id = u.tenant_id and c.kind = 'USER_NAME' and c.folded = u.user_name) as claimed,
                       exists (select from domain_event e
                                where e.tenant_id = u.tenant_id and e.aggregate_id = u.user_id
                                  and e.payload_type = 'UserReactivated') as returned
                  from user_view u
                """));
        assertThat(users)
                .hasSizeGreaterThan(10)
                .allSatisfy(user -> assertThat(user)
                        .containsEntry("name", "erased-" + user.get("id"))
                        .containsEntry("claimed", true)
                        .containsEntry("active", user.get("returned"))
                        .containsEntry("document", "{}"));
        List<Map<String, @Nullable Object>> items = HISTORY.acrossTenants(
                db -> db.queryForList("select equipment_id::text as id, asset_tag as tag, status from equipment_view"));
        assertThat(items)
                .hasSizeGreaterThan(5)
                .allSatisfy(item -> assertThat(item).containsEntry("tag", "erased-" + item.get("id")));
        assertThat(Tombstone.isName("ＥＲＡＳＥＤ-2819C223-7F76-453A-919D-413861904646"))
                .isTrue();
        assertThat(Tombstone.isName("erased-somebody")).isFalse();
    }

    @Test
    void every_aggregate_loads() throws Exception {
        var engine = HISTORY.engine(EventSample.TYPES, EventSample.REVISIONS);
        Set<String> loaded = new LinkedHashSet<>();
        for (StoredEvent event : HISTORY.events()) {
            Kind kind = Stream.of(Kind.values())
                    .filter(candidate -> candidate.type.equals(event.aggregateType()))
                    .findFirst()
                    .orElseThrow();
            String identifier =
                    kind == Kind.TENANT ? event.tenant().toString() : event.tenant() + "/" + event.aggregate();
            DomainEventStream events = TenantScope.acrossTenants(() -> DomainEventStream.of(
                    engine.readEvents(identifier).asStream().toList()));
            loaded.add(identifier);
            assertThat(load(Class.forName(kind.aggregate), events))
                    .as(event.type())
                    .isEqualTo(identifier);
        }
        assertThat(loaded).hasSizeGreaterThan(40);
    }

    private static <T> Object load(Class<T> type, DomainEventStream events) throws ReflectiveOperationException {
        Constructor<T> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        EventSourcedAggregate<T> aggregate = EventSourcedAggregate.initialize(
                constructor.newInstance(),
                AnnotatedAggregateMetaModelFactory.inspectAggregate(type, PARAMETERS),
                SimpleEventBus.builder().build(),
                NoSnapshotTriggerDefinition.TRIGGER);
        aggregate.initializeState(events);
        return String.valueOf(aggregate.identifier());
    }

    @Test
    void every_resource_is_there_as_of_a_time() {
        EventLog log = new EventLog(new EventJson(EventSample.TYPES), EventSample.REVISIONS);
        for (StoredEvent event : HISTORY.events()) {
            Optional<ResourceId> resource = shown(event);
            if (resource.isEmpty()) continue;
            DirectoryAsOf.Then then = HISTORY.acrossTenants(
                    db -> new EventSourcedDirectoryAsOf(log, db).find(resource.get(), event.time()));
            switch (then) {
                case DirectoryAsOf.There there ->
                    assertThat(there.resource().path("userName").asString("erased-"))
                            .startsWith("erased-");
                case DirectoryAsOf.Deleted ignored ->
                    assertThat(event.type()).isIn("UserDeleted", "GroupUnlinked", "RoleDeleted", "EquipmentDeleted");
                case DirectoryAsOf.NotYet notYet -> throw new AssertionError(event + ": " + notYet);
                case DirectoryAsOf.StillOpen open -> throw new AssertionError(event + ": " + open);
            }
        }
    }

    private static Optional<ResourceId> shown(StoredEvent event) {
        TenantId tenant = new TenantId(event.tenant());
        return switch (event.aggregateType()) {
            case "User" -> Optional.of(new UserId(tenant, event.aggregate()));
            case "Group" -> Optional.of(new GroupId(tenant, event.aggregate()));
            case "Role" -> Optional.of(new RoleId(tenant, event.aggregate()));
            case "Equipment" -> Optional.of(new EquipmentId(tenant, event.aggregate()));
            default -> Optional.empty();
        };
    }

    @Test
    void the_timeline_lists_them_and_says_which_are_erased() {
        Set<String> personal = new LinkedHashSet<>();
        for (String name : EventSample.TYPES.names()) {
            boolean any = EventSample.TYPES.all().stream()
                    .filter(type -> type.getSimpleName().equals(name))
                    .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                    .anyMatch(component -> component.isAnnotationPresent(Personal.class));
            if (any) personal.add(name);
        }
        List<TimelineEntry> entries = new ArrayList<>();
        for (TenantId tenant : TENANTS) {
            entries.addAll(HISTORY.acrossTenants(
                    db -> new JdbcTimeline(JdbcClient.create(db), EventSample.REVISIONS).of(tenant, all())));
        }
        long ofTenants = HISTORY.events().stream()
                .filter(event -> !event.tenant().equals(TenantId.NONE.value()))
                .count();
        assertThat(entries)
                .hasSize((int) ofTenants)
                .allSatisfy(entry ->
                        assertThat(entry.erased()).as(entry.kind()).isEqualTo(personal.contains(entry.kind())));
        assertThat(entries.toString()).doesNotContain("bjensen", "Barbara", "00u1");
    }

    private static Timeline.Wanted all() {
        return new Timeline.Wanted(null, null, null, null, null, 1_000);
    }

    @Test
    void returns_are_looked_for_among_them() {
        EventLog log = new EventLog(new EventJson(EventSample.TYPES), EventSample.REVISIONS);
        for (TenantId tenant : TENANTS) {
            assertThat(HISTORY.acrossTenants(db -> new StoredReturns(log, db, Clock.systemUTC()).find(tenant, null))
                            .returns())
                    .isEmpty();
        }
    }

    @Test
    void they_are_exported_and_imported_as_they_are() throws Exception {
        OfflineReplay replay = new OfflineReplay(HISTORY.dataSource());
        StringWriter file = new StringWriter();
        try (Connection snapshot = replay.openSnapshot()) {
            new EventExport(file).write(snapshot, replay.log());
        }
        try (StoredHistory other = new StoredHistory();
                Connection connection = other.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            long count = new EventImport(new BufferedReader(new StringReader(file.toString())), replay.types())
                    .read(connection);
            assertThat(count).isEqualTo(HISTORY.events().size());
            List<StoredEvent> imported = new ArrayList<>();
            OfflineReplay there = new OfflineReplay(other.dataSource());
            try (Connection snapshot = there.openSnapshot()) {
                there.log().readStored(snapshot, imported::add);
            }
            assertThat(imported).isEqualTo(HISTORY.events());
        }
        assertThat(file.toString()).doesNotContain("bjensen");
    }
}
