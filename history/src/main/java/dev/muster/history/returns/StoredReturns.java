package dev.muster.history.returns;

import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.eventstore.EventLog;
import dev.muster.history.returns.EarlierReturn.Inherited;
import dev.muster.history.returns.EarlierReturn.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** Walks the returns of a tenant by the timeline, which has an index by kinds, and folds each user's externalId. */
public final class StoredReturns implements EarlierReturns {
    private static final int RETURNS_A_PAGE = 500;

    /** Of the time when a return did not say by what somebody was known again. */
    private static final String RETURNS = """
            select t.position, t.subject_id, t.at, t.actor_id
              from timeline_entry t join domain_event e on e.global_index = t.position and e.tenant_id = t.tenant_id
             where t.tenant_id = ? and t.is_own and t.kind = 'UserReactivated' and t.position < ?
               and e.payload ->> 'knownBy' is null
             order by t.position desc limit ?
            """;

    /** What the last event before a position gave, for each aggregate that an event of the user's timeline is of. */
    private static final String HELD = """
            select held.id, %s as name
              from (select distinct on (e.aggregate_id) e.aggregate_id as id, t.kind
                      from timeline_entry t
                      join domain_event e on e.global_index = t.position and e.tenant_id = t.tenant_id
                     where t.tenant_id = ? and t.subject_id = ? and not t.is_own and t.position < ?
                       and t.kind = any (?)
                     order by e.aggregate_id, t.position desc) held
             where held.kind = ?
               and not exists (select from timeline_entry gone
                                where gone.tenant_id = ? and gone.subject_id = held.id and gone.is_own
                                  and gone.position < ? and gone.kind = 'GroupUnlinked')
             order by held.id
            """;

    private static final String GROUPS =
            HELD.formatted("(select g.display_name from group_view g where g.tenant_id = ? and g.group_id = held.id)");
    private static final String ROLES =
            HELD.formatted("(select r.name from role_view r where r.tenant_id = ? and r.role_id = held.id)");
    private static final String ITEMS = HELD.formatted(
            "(select i.asset_tag from equipment_view i where i.tenant_id = ? and i.equipment_id = held.id)");

    private final EventLog log;
    private final JdbcOperations jdbc;
    private final Clock clock;

    public StoredReturns(EventLog log, JdbcOperations jdbc, Clock clock) {
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Return(
            long position, UUID user, Instant at, @Nullable UUID by) {}

    @Override
    public Found find(TenantId tenant, @Nullable Long before) {
        List<Return> returns = jdbc.query(
                RETURNS,
                (row, number) -> new Return(
                        row.getLong(1),
                        Objects.requireNonNull(row.getObject(2, UUID.class)),
                        row.getObject(3, OffsetDateTime.class).toInstant(),
                        row.getObject(4, UUID.class)),
                tenant.value(),
                before == null ? Long.MAX_VALUE : before,
                RETURNS_A_PAGE);
        List<EarlierReturn> found = new ArrayList<>();
        for (Return one : returns) {
            ReturnFold.Change change = changeAt(tenant, one);
            if (change != null) found.add(described(tenant, one, change));
        }
        return new Found(
                found,
                returns.size() < RETURNS_A_PAGE ? null : returns.getLast().position());
    }

    private ReturnFold.@Nullable Change changeAt(TenantId tenant, Return one) {
        Instant latest = clock.instant().plus(Duration.ofDays(1));
        ReturnFold fold = new ReturnFold(one.position());
        for (DomainEventMessage<?> event : log.ofResource(jdbc, new UserId(tenant, one.user()), latest)) {
            fold.on(event);
        }
        return fold.change();
    }

    private EarlierReturn described(TenantId tenant, Return one, ReturnFold.Change change) {
        List<String> names = jdbc.query(
                "select user_name from user_view where tenant_id = ? and user_id = ?",
                (row, number) -> row.getString(1),
                tenant.value(),
                one.user());
        return new EarlierReturn(
                one.user(),
                names.isEmpty() ? null : names.getFirst(),
                change.leftAt(),
                change.before(),
                one.at(),
                one.position(),
                change.after(),
                change.at(),
                one.by(),
                new Inherited(
                        held(GROUPS, tenant, one, "MembersAdded", "MembersRemoved"),
                        held(ROLES, tenant, one, "RoleMapped", "RoleUnmapped"),
                        held(
                                ITEMS,
                                tenant,
                                one,
                                "EquipmentCheckedOut",
                                "EquipmentReturned",
                                "EquipmentRetired",
                                "EquipmentDeleted")));
    }

    /** @param kinds that by which it is given, and then those by which it is taken */
    private List<Named> held(String sql, TenantId tenant, Return one, String... kinds) {
        return jdbc.query(
                sql,
                (row, number) -> new Named(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getString(2)),
                tenant.value(),
                tenant.value(),
                one.user(),
                one.position(),
                kinds,
                kinds[0],
                tenant.value(),
                one.position());
    }
}
