package dev.muster.people;

import dev.muster.directory.TenantId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.text.Folding;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.Doer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class JdbcPeople implements People {
    private static final String SELECT =
            "select person_id, tenant_id, name, role, created, disabled, password_hash, signed_in_from from person ";
    private static final int NETWORKS = 8;
    private static final String ITS_ROW = "where tenant_id is not distinct from :tenant::uuid and person_id = :person";

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final AuditLog audit;

    JdbcPeople(JdbcClient db, PlatformTransactionManager transactions, AuditLog audit) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
    }

    @Override
    public Optional<SignIn> bySignInName(String name) {
        return TenantScope.acrossTenants(() -> db.sql(SELECT + "where name_folded = :folded")
                .param("folded", Folding.fold(name))
                .query((row, number) -> new SignIn(person(row), row.getString("password_hash"), Set.of((String[])
                        row.getArray("signed_in_from").getArray())))
                .optional());
    }

    @Override
    public List<Person> of(TenantId tenant) {
        return TenantScope.within(
                tenant,
                () -> db.sql(SELECT + "where tenant_id = :tenant order by person_id")
                        .param("tenant", tenant.value())
                        .query((row, number) -> person(row))
                        .list());
    }

    @Override
    public List<Person> operators() {
        return TenantScope.acrossTenants(() -> db.sql(SELECT + "where tenant_id is null order by person_id")
                .query((row, number) -> person(row))
                .list());
    }

    @Override
    public Optional<Person> find(@Nullable TenantId tenant, UUID person) {
        return within(
                tenant,
                () -> db.sql(SELECT + ITS_ROW)
                        .param("tenant", tenant == null ? null : tenant.value())
                        .param("person", person)
                        .query((row, number) -> person(row))
                        .optional());
    }

    @Override
    public Person create(@Nullable TenantId tenant, String name, PersonRole role, String passwordHash) {
        UUID id = UuidV7.next();
        try {
            change(
                    tenant,
                    id,
                    AuditKind.PERSON_ADDED,
                    Map.of("name", name, "role", role.name()),
                    """
                    insert into person (tenant_id, person_id, name, name_folded, role, password_hash, created)
                    values (:tenant::uuid, :person, :name, :folded, :role, :hash, now())
                    """,
                    statement -> statement
                            .param("name", name)
                            .param("folded", Folding.fold(name))
                            .param("role", role.name())
                            .param("hash", passwordHash));
        } catch (DuplicateKeyException taken) {
            throw new NameTaken(name);
        }
        return find(tenant, id).orElseThrow();
    }

    @Override
    public void disable(@Nullable TenantId tenant, UUID person) {
        change(
                tenant,
                person,
                AuditKind.PERSON_DISABLED,
                Map.of(),
                "update person set disabled = now() " + ITS_ROW + " and disabled is null",
                same -> same);
    }

    @Override
    public void enable(@Nullable TenantId tenant, UUID person) {
        change(
                tenant,
                person,
                AuditKind.PERSON_ENABLED,
                Map.of(),
                "update person set disabled = null " + ITS_ROW + " and disabled is not null",
                same -> same);
    }

    @Override
    public void changePassword(@Nullable TenantId tenant, UUID person, String passwordHash) {
        boolean own = person.equals(Doer.current().id());
        change(
                tenant,
                person,
                own ? AuditKind.PASSWORD_CHANGED : AuditKind.PASSWORD_RESET,
                Map.of(),
                "update person set password_hash = :hash " + ITS_ROW,
                statement -> statement.param("hash", passwordHash));
    }

    /** That somebody signs in is on record already. */
    @Override
    public void remember(Person person, String network) {
        within(
                person.tenant(),
                () -> transaction.execute(status -> db.sql("""
                                update person
                                   set signed_in_from =
                                       (array_prepend(:network::text, array_remove(signed_in_from, :network::text)))[1: %d]
                                """.formatted(NETWORKS) + ITS_ROW)
                        .param(
                                "tenant",
                                person.tenant() == null ? null : person.tenant().value())
                        .param("person", person.id())
                        .param("network", network)
                        .update()));
    }

    /** What changes nothing is not on record. */
    private void change(
            @Nullable TenantId tenant,
            UUID person,
            AuditKind kind,
            Map<String, String> details,
            String sql,
            UnaryOperator<JdbcClient.StatementSpec> parameters) {
        within(
                tenant,
                () -> transaction.execute(status -> {
                    int changed = parameters
                            .apply(db.sql(sql)
                                    .param("tenant", tenant == null ? null : tenant.value())
                                    .param("person", person))
                            .update();
                    if (changed > 0) audit.add(AuditEntry.of(tenant, kind, Subject.person(person), details));
                    return changed;
                }));
    }

    private static <R extends @Nullable Object> R within(@Nullable TenantId tenant, Supplier<R> work) {
        return tenant == null ? TenantScope.acrossTenants(work) : TenantScope.within(tenant, work);
    }

    private static Person person(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new Person(
                row.getObject("person_id", UUID.class),
                tenant == null ? null : new TenantId(tenant),
                row.getString("name"),
                PersonRole.valueOf(row.getString("role")),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                instant(row.getObject("disabled", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
