package dev.muster.reports.run;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.persistence.JdbcTransactions;
import dev.muster.postgres.TestDatabase;
import dev.muster.reports.Answer;
import dev.muster.reports.Report;
import dev.muster.reports.ReportColumn;
import dev.muster.reports.ReportRequest;
import dev.muster.reports.ReportsConfiguration;
import dev.muster.work.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A server with reports and nothing else, wired to its database as the real one is. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class})
@Import(ReportsConfiguration.class)
class ReportServer {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    static final String BROKEN = "always-broken";
    static final String OVERFLOWING = "overflows-the-stack";

    static ConfigurableApplicationContext start(TestDatabase database, Path home, String... properties) {
        List<String> all = new ArrayList<>(Arrays.asList(properties));
        all.add("test.database=" + database.jdbcUrl());
        all.add("test.user=" + database.user());
        all.add("test.password=" + database.password());
        all.add("muster.home=" + home);
        // what is due is looked for when somebody says so, and not in between
        all.add("muster.reports.look-every=PT1H");
        all.add("muster.mail.look-every=PT1H");
        all.add("spring.main.banner-mode=off");
        all.add("spring.flyway.enabled=false");
        return new SpringApplicationBuilder(ReportServer.class)
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new))
                .run();
    }

    /** Until all that was due is done, by those who generate first and then by those who send. */
    static void settle(ConfigurableApplicationContext server) {
        Workers generators = server.getBean("reportGenerators", Workers.class);
        Workers senders = server.getBean("letterSenders", Workers.class);
        Instant end = Instant.now().plus(PATIENCE);
        while (!(generators.isSettled() && senders.isSettled())) {
            if (Instant.now().isAfter(end)) throw new AssertionError("Not all work is done after " + PATIENCE);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
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
        return new JdbcTransactions(dataSource);
    }

    @Bean
    Report brokenReport() {
        return failing(BROKEN, () -> {
            throw new IllegalStateException("out of paper");
        });
    }

    @Bean
    Report overflowingReport() {
        return failing(OVERFLOWING, () -> {
            throw new StackOverflowError();
        });
    }

    private static Report failing(String name, Supplier<Answer> failure) {
        return new Report() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String title() {
                return "Always broken";
            }

            @Override
            public List<ReportColumn> columns() {
                return List.of();
            }

            @Override
            public Answer answer(ReportRequest request, Path folder) {
                return failure.get();
            }
        };
    }
}
