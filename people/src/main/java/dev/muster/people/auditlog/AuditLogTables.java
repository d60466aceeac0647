package dev.muster.people.auditlog;

import dev.muster.persistence.EntityClasses;
import dev.muster.persistence.JpaTransactions;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class AuditLogTables {
    @Bean
    static EntityClasses auditLogEntities() {
        return new EntityClasses(AuditRow.class);
    }

    @Bean
    AuditLog auditLog(
            AuditRows rows,
            EntityManager entities,
            @Qualifier(JpaTransactions.NAME) PlatformTransactionManager transactions,
            Clock clock) {
        return new JpaAuditLog(rows, entities, transactions, clock);
    }

    @Bean
    AuditStatement auditStatement(JdbcClient db, Clock clock) {
        return new AuditStatement(db, clock);
    }
}
