package dev.muster.people;

import dev.muster.people.auditlog.AuditLog;
import dev.muster.persistence.EntityClasses;
import dev.muster.persistence.JpaTransactions;
import dev.muster.persistence.PersistenceConfiguration;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.transaction.PlatformTransactionManager;

/** Who signs in, and what was done to them. */
@Configuration(proxyBeanMethods = false)
@Import(PersistenceConfiguration.class)
@EnableJpaRepositories(
        bootstrapMode = BootstrapMode.DEFERRED,
        enableDefaultTransactions = false,
        transactionManagerRef = JpaTransactions.NAME)
class PeopleConfiguration {
    @Bean
    static EntityClasses peopleEntities() {
        return new EntityClasses(PersonRow.class);
    }

    @Bean
    People people(
            PersonRows rows,
            @Qualifier(JpaTransactions.NAME) PlatformTransactionManager transactions,
            AuditLog audit,
            Clock clock) {
        return new JpaPeople(rows, transactions, audit, clock);
    }
}
