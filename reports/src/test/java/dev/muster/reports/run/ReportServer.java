package dev.muster.reports.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.directory.TenantId;
import dev.muster.postgres.TestDatabase;
import dev.muster.projections.tenancy.TenantScopedDataSource;
import dev.muster.reports.Answer;
import dev.muster.reports.Report;
import dev.muster.reports.ReportsConfiguration;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A server with reports and nothing else, wired to its database as the real one is. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(ReportsConfiguration.class)
class ReportServer {
    static final String BROKEN = "always-broken";

    static ConfigurableApplicationContext start(TestDatabase database, Path home, String... properties) {
        List<String> all = new ArrayList<>(Arrays.asList(properties));
        all.add("test.database=" + database.jdbcUrl());
        all.add("test.user=" + database.user());
        all.add("test.password=" + database.password());
        all.add("muster.home=" + home);
        all.add("spring.main.banner-mode=off");
        all.add("spring.flyway.enabled=false");
        return new SpringApplicationBuilder(ReportServer.class)
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new))
                .run();
    }

    @Bean(defaultCandidate = false)
    HikariDataSource pool(org.springframework.core.env.Environment environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(environment.getProperty("test.database"));
        config.setUsername(environment.getProperty("test.user"));
        config.setPassword(environment.getProperty("test.password"));
        config.setAutoCommit(false);
        config.setMaximumPoolSize(6);
        return new HikariDataSource(config);
    }

    @Bean
    @Primary
    DataSource dataSource(@Qualifier("pool") HikariDataSource pool) {
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(new TenantScopedDataSource(pool));
        lazy.setDefaultAutoCommit(false);
        lazy.setDefaultTransactionIsolation(java.sql.Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }

    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }

    @Bean
    Report brokenReport() {
        return new Report() {
            @Override
            public String name() {
                return BROKEN;
            }

            @Override
            public String title() {
                return "Always broken";
            }

            @Override
            public Answer answer(TenantId tenant, Instant asOf, ZoneId zone, Path folder) {
                throw new IllegalStateException("out of paper");
            }
        };
    }
}
