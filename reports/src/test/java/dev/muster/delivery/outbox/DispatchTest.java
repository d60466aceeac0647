package dev.muster.delivery.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.delivery.DeliveryState;
import dev.muster.delivery.LetterKind;
import dev.muster.delivery.mail.Mail;
import dev.muster.delivery.mail.MailTransport;
import dev.muster.delivery.mail.Outcome;
import dev.muster.directory.TenantId;
import dev.muster.persistence.EntityClasses;
import dev.muster.persistence.JpaTransactions;
import dev.muster.persistence.PersistenceConfiguration;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Directory;
import dev.muster.work.Claims;
import dev.muster.work.TenantTransactions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jdbc.core.simple.JdbcClient;

class DispatchTest {
    @Test
    void whoever_loses_the_claim_before_the_letter_leaves_does_not_send_it_too() {
        try (TestDatabase database = Directory.create();
                var context = new AnnotationConfigApplicationContext()) {
            TenantId tenant = new Directory(database.dataSource()).tenant("Example Tours");
            context.registerBean(DataSource.class, database::dataSource);
            context.register(Entities.class);
            context.refresh();
            var transactions = new TenantTransactions(
                    JdbcClient.create(context.getBean(DataSource.class)), context.getBean(JpaTransactions.class));
            var deliveries = context.getBean(Deliveries.class);
            var delivery = new Delivery(
                    tenant, LetterKind.CHANGES_HELD, "1", "bjensen@example.com", "News", "News\n", Instant.now());
            transactions.run(tenant, () -> deliveries.save(delivery));
            List<String> sent = new ArrayList<>();

            Dispatch faster = dispatch(database, deliveries, transactions, new Recorded(sent, "faster", () -> {}));
            Dispatch slower = dispatch(database, deliveries, transactions, new Recorded(sent, "slower", () -> {
                endSessionsWithClaims(database);
                faster.deliver(delivery.id());
            }));
            assertThat(slower.deliver(delivery.id())).isFalse();
            assertThat(sent).containsExactly("faster");
            Delivery after =
                    transactions.in(tenant, () -> deliveries.find(delivery.id()).orElseThrow());
            assertThat(after.state()).isEqualTo(DeliveryState.SENT);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Import(PersistenceConfiguration.class)
    @EnableJpaRepositories(enableDefaultTransactions = false, transactionManagerRef = JpaTransactions.NAME)
    static class Entities {
        @Bean
        static EntityClasses entities() {
            return new EntityClasses(Delivery.class);
        }
    }

    private static Dispatch dispatch(
            TestDatabase database, Deliveries deliveries, TenantTransactions transactions, MailTransport post) {
        LetterContents none = (run, number, recipient, folder) -> {
            throw new AssertionError("a letter with a text of its own");
        };
        return new Dispatch(
                post,
                deliveries,
                none,
                new CircuitBreaker(),
                transactions,
                new Claims(database.dataSource()),
                Clock.systemUTC());
    }

    private static void endSessionsWithClaims(TestDatabase database) {
        JdbcClient.create(database.superuser())
                .sql("select pg_terminate_backend(pid, 5000) from pg_locks l join pg_database d on d.oid = l.database"
                        + " where locktype = 'advisory' and d.datname = current_database()")
                .query(Boolean.class)
                .list();
    }

    /** @param asked happens when its place is asked for, which is before the letter leaves */
    private record Recorded(List<String> sent, String name, Runnable asked) implements MailTransport {
        @Override
        public String place() {
            asked.run();
            return name;
        }

        @Override
        public Outcome send(Mail letter) {
            sent.add(name);
            return new Outcome.Sent();
        }

        @Override
        public Optional<Boolean> hasSent(String number) {
            return Optional.empty();
        }
    }
}
