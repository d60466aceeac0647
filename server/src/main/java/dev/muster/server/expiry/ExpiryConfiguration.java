package dev.muster.server.expiry;

import dev.muster.delivery.outbox.Outbox;
import dev.muster.people.People;
import dev.muster.persistence.JpaTransactions;
import dev.muster.projections.integration.Integrations;
import dev.muster.server.owners.OwnersMail;
import dev.muster.work.WorkRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ExpiryConfiguration {
    @Bean
    ExpiryWarnings expiryWarnings(
            Integrations integrations,
            People people,
            Outbox outbox,
            WorkRunner round,
            MeterRegistry metrics,
            JdbcTemplate jdbc,
            @Qualifier(JpaTransactions.NAME) PlatformTransactionManager transactions,
            Clock clock) {
        return new ExpiryWarnings(
                integrations, new OwnersMail(people, outbox), round, metrics, jdbc, transactions, clock);
    }
}
