package dev.muster.server.guard;

import dev.muster.delivery.outbox.Outbox;
import dev.muster.directory.integration.MassChangeGuard;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.people.People;
import dev.muster.persistence.JpaTransactions;
import dev.muster.projections.integration.MassChanges;
import dev.muster.security.web.PublicUrl;
import dev.muster.server.owners.OwnersMail;
import dev.muster.work.WorkRunner;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class GuardConfiguration {
    @Bean
    RemovalCounts removalCounts(JdbcTemplate jdbc, Clock clock) {
        return new RemovalCounts(jdbc, clock);
    }

    @Bean
    MassChangeGuard massChangeGuard(
            PoliciesInForce policies, MassChanges standings, RemovalCounts counts, Clock clock) {
        return new CountingGuard(policies, standings, counts, clock);
    }

    @Bean
    JdbcHeldChanges heldChanges(JdbcTemplate jdbc, RemovalCounts counts, Clock clock) {
        return new JdbcHeldChanges(jdbc, counts, clock);
    }

    @Bean
    MassChangeNotifier holdNews(
            MassChanges standings,
            JdbcHeldChanges held,
            People people,
            Outbox outbox,
            WorkRunner round,
            MeterRegistry metrics,
            JdbcTemplate jdbc,
            @Qualifier(JpaTransactions.NAME) PlatformTransactionManager transactions,
            Clock clock,
            Environment environment) {
        String base = PublicUrl.from(environment)
                .map(PublicUrl::toString)
                .orElseGet(() -> "http://localhost:" + environment.getProperty("server.port", "8080"));
        return new MassChangeNotifier(
                standings, held, new OwnersMail(people, outbox), round, metrics, jdbc, transactions, clock, base);
    }
}
