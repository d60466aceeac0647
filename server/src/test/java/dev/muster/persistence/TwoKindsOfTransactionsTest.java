package dev.muster.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.NameTaken;
import dev.muster.people.People;
import dev.muster.people.PersonRole;
import dev.muster.people.auditlog.AuditEntry;
import dev.muster.people.auditlog.AuditKind;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.AuditQuestion;
import dev.muster.people.auditlog.Doer;
import dev.muster.server.WholeServer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WholeServer
@SuppressWarnings("NullAway.Init")
class TwoKindsOfTransactionsTest {
    @Autowired
    @Qualifier(JpaTransactions.NAME)
    private JpaTransactions jpa;

    @Autowired
    private PlatformTransactionManager jdbc;

    @Autowired
    private JdbcTemplate db;

    @Autowired
    private People people;

    @Autowired
    private AuditLog audit;

    private final TenantId tenant = TenantId.next();
    private final String name = UUID.randomUUID() + "@example.com";

    @Test
    void neither_begins_within_the_other() {
        assertThatThrownBy(() -> in(jdbc, () -> in(jpa, () -> {})))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("JPA cannot begin");
        assertThatThrownBy(() -> in(jpa, () -> in(jdbc, () -> {})))
                .isInstanceOf(IllegalTransactionStateException.class)
                .hasMessageContaining("JDBC cannot begin");
    }

    @Test
    void sql_joins_a_transaction_of_jpa() {
        TenantScope.within(tenant, () -> {
            assertThatThrownBy(() -> in(jpa, () -> {
                        createBarbara();
                        assertThat(people.of(tenant)).hasSize(1);
                        assertThat(renameByJdbc()).isEqualTo(1);
                        throw new IllegalStateException("too late");
                    }))
                    .hasMessage("too late");
            assertThat(people.of(tenant)).isEmpty();
        });
    }

    private int renameByJdbc() {
        return db.update("update person set name = 'Babs' where tenant_id = ?", tenant.value());
    }

    @Test
    void a_persons_change_and_its_record_are_one() {
        assertThatThrownBy(() -> TenantScope.within(
                        tenant,
                        () -> in(jpa, () -> {
                            createBarbara();
                            var unstorable = new Doer("\u0000", null, null, "test");
                            audit.add(new AuditEntry(
                                    tenant, AuditKind.PERSON_ADDED.toString(), unstorable, null, Map.of()));
                        })))
                .isInstanceOf(RuntimeException.class);
        assertThat(people.of(tenant)).isEmpty();
        assertThat(entries()).isZero();

        createBarbara();
        assertThatThrownBy(this::createBarbara).isInstanceOf(NameTaken.class);
        assertThat(people.of(tenant)).hasSize(1);
        assertThat(entries()).isEqualTo(1);
    }

    private void createBarbara() {
        people.create(tenant, name, PersonRole.OWNER, "hash");
    }

    private int entries() {
        return audit.read(new AuditQuestion(tenant, null, null, null, null, null, 10))
                .size();
    }

    private static void in(PlatformTransactionManager manager, Runnable work) {
        new TransactionTemplate(manager).executeWithoutResult(status -> work.run());
    }
}
