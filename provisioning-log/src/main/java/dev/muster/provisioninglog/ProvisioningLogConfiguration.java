package dev.muster.provisioninglog;

import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.work.Upkeep;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** All that a server imports to have a provisioning log; what passes by it has to add. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProvisioningLogSettings.class)
public class ProvisioningLogConfiguration {
    @Bean(initMethod = "begin")
    LogPartitions logDays(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock, ProvisioningLogSettings settings) {
        return new LogPartitions(jdbc, transactions, clock, settings.retentionDays());
    }

    @Bean
    LogTable logTable(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, SchemaRegistry schemas, LogPartitions days) {
        return new LogTable(jdbc, transactions, new LogRowMapper(schemas));
    }

    @Bean(destroyMethod = "close")
    LogQueue logQueue(LogTable table, Upkeep upkeep) {
        return new LogQueue(table, upkeep);
    }

    @Bean(destroyMethod = "close")
    RepeatedRefusals repeatedRefusals(LogQueue queue, Clock clock) {
        return new RepeatedRefusals(queue::add, clock);
    }

    @Bean
    ProvisioningLog provisioningLog(JdbcClient db) {
        return new ProvisioningLog(db);
    }
}
