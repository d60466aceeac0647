package dev.muster.people;

import dev.muster.directory.TenantId;
import dev.muster.directory.text.Folding;
import dev.muster.eventstore.UniqueViolation;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditEntry.Subject;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.Doer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** People as entities. A change and its entry in the audit log are one transaction. */
class JpaPeople implements People {
    private final PersonRows rows;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;

    JpaPeople(PersonRows rows, PlatformTransactionManager transactions, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.transaction = new TransactionTemplate(transactions);
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<SignIn> bySignInName(String name) {
        return TenantScope.acrossTenants(() -> rows.named(Folding.fold(name)).map(PersonRow::signIn));
    }

    @Override
    public List<Person> of(TenantId tenant) {
        return TenantScope.within(tenant, () -> people(rows.of(tenant.value())));
    }

    @Override
    public List<Person> operators() {
        return TenantScope.acrossTenants(() -> people(rows.operators()));
    }

    private static List<Person> people(List<PersonRow> rows) {
        return rows.stream().map(PersonRow::person).toList();
    }

    @Override
    public Optional<Person> find(@Nullable TenantId tenant, UUID person) {
        return within(tenant, () -> rows.find(text(tenant), person).map(PersonRow::person));
    }

    @Override
    public Person create(@Nullable TenantId tenant, String name, PersonRole role, String passwordHash) {
        var row = new PersonRow(tenant, name, role, passwordHash, clock.instant());
        var details = Map.of("name", name, "role", role.name());
        try {
            change(tenant, row.getId(), AuditKind.PERSON_ADDED, details, () -> {
                rows.save(row);
                return 1;
            });
        } catch (DataIntegrityViolationException violation) {
            if (UniqueViolation.key(violation).isEmpty()) throw violation;
            throw new NameTaken(name);
        }
        return row.person();
    }

    @Override
    public void disable(@Nullable TenantId tenant, UUID person) {
        change(tenant, person, AuditKind.PERSON_DISABLED, Map.of(), () -> rows.disable(text(tenant), person));
    }

    @Override
    public void enable(@Nullable TenantId tenant, UUID person) {
        change(tenant, person, AuditKind.PERSON_ENABLED, Map.of(), () -> rows.enable(text(tenant), person));
    }

    @Override
    public void changePassword(@Nullable TenantId tenant, UUID person, String passwordHash) {
        boolean own = person.equals(Doer.current().id());
        change(
                tenant,
                person,
                own ? AuditKind.PASSWORD_CHANGED : AuditKind.PASSWORD_RESET,
                Map.of(),
                () -> rows.changePassword(text(tenant), person, passwordHash));
    }

    /** That somebody signs in is on record already. */
    @Override
    public void remember(Person person, String network) {
        within(
                person.tenant(),
                () -> transaction.execute(status -> rows.signedInFrom(text(person.tenant()), person.id(), network)));
    }

    /** What changes nothing is not on record. */
    private void change(
            @Nullable TenantId tenant,
            UUID person,
            AuditKind kind,
            Map<String, String> details,
            IntSupplier statement) {
        within(
                tenant,
                () -> transaction.execute(status -> {
                    int changed = statement.getAsInt();
                    if (changed > 0) audit.add(AuditEntry.of(tenant, kind, Subject.person(person), details));
                    return changed;
                }));
    }

    private static <R extends @Nullable Object> R within(@Nullable TenantId tenant, Supplier<R> work) {
        return tenant == null ? TenantScope.acrossTenants(work) : TenantScope.within(tenant, work);
    }

    private static String text(@Nullable TenantId tenant) {
        return Objects.toString(tenant, "");
    }
}
