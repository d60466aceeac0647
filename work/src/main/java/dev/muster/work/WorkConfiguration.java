package dev.muster.work;

import dev.muster.persistence.JpaTransactions;
import dev.muster.persistence.PersistenceConfiguration;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What all background work has in common. */
@Configuration(proxyBeanMethods = false)
@Import(PersistenceConfiguration.class)
public class WorkConfiguration {
    @Bean
    TenantTransactions reportsTransactions(
            DataSource source, @Qualifier(JpaTransactions.NAME) PlatformTransactionManager transactions) {
        return new TenantTransactions(JdbcClient.create(source), transactions);
    }

    @Bean
    Claims reportsClaims(DataSource source) {
        return new Claims(source);
    }

    @Bean
    WorkFailures workFailures(DataSource source, TenantTransactions transactions) {
        return new WorkFailures(JdbcClient.create(source), transactions);
    }

    @Bean
    WorkRunner round(WorkFailures failures) {
        return new WorkRunner(failures, Clock.systemUTC());
    }
}
