package dev.muster.server.provisioninglog;

import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.reports.work.Upkeep;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@Configuration(proxyBeanMethods = false)
class ProvisioningLogConfiguration {
    @Bean(initMethod = "begin")
    LogDays logDays(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${muster.log.retention-days:30}") int retention) {
        return new LogDays(jdbc, transactions, clock, retention);
    }

    @Bean
    LogTable logTable(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, SchemaRegistry schemas, LogDays days) {
        return new LogTable(jdbc, transactions, new LogRows(schemas));
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
    FilterRegistrationBean<ProvisioningLogFilter> provisioningLogFilter(
            LogQueue queue, LogTable table, RepeatedRefusals repeated, Clock clock) {
        var registration = new FilterRegistrationBean<>(new ProvisioningLogFilter(queue, table, repeated, clock));
        registration.setOrder(-60); // behind the firewall, around the authentication
        return registration;
    }
}
