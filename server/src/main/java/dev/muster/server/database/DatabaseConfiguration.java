package dev.muster.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.muster.eventstore.tenancy.TenantScopedDataSource;
import dev.muster.persistence.JdbcTransactions;
import dev.muster.persistence.PersistenceConfiguration;
import dev.muster.postgres.EmbeddedPostgres;
import dev.muster.server.ServerSettings;
import dev.muster.server.boot.ProcessEnd;
import dev.muster.server.upgrade.Upgrade;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
class DatabaseConfiguration {
    /** Muster's own PostgreSQL, in the data folder, unless one is configured. */
    @Bean
    @DependsOn(PersistenceConfiguration.FACTORY) // Hibernate begins on its own thread, while PostgreSQL does
    @ConditionalOnExpression("'${spring.datasource.url:}' == ''")
    EmbeddedPostgres embeddedPostgres(ServerSettings settings) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(settings.home().resolve("postgres"));
        postgres.whenLost(ProcessEnd::because);
        return postgres;
    }

    @Bean
    @DependsOn(PersistenceConfiguration.FACTORY)
    DatabaseLogin databaseLogin(ObjectProvider<EmbeddedPostgres> embedded, Environment environment) {
        return Optional.ofNullable(embedded.getIfAvailable())
                .map(DatabaseLogin::of)
                .orElseGet(() -> DatabaseLogin.configured(environment));
    }

    /** Connections beside the pool, for work that holds one for long: migrations, replays. */
    @Bean(defaultCandidate = false)
    DataSource unpooled(DatabaseLogin login) {
        return login.unpooled();
    }

    @Bean(defaultCandidate = false)
    HikariDataSource pool(DatabaseLogin login, @Qualifier("unpooled") DataSource unpooled, ServerSettings settings) {
        migrate(unpooled);

        HikariConfig config = new HikariConfig();
        config.setPoolName("muster");
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        // a client that has to come back is told soon: Okta closes its socket at 60 s
        config.setConnectionTimeout(5_000);
        config.setMaximumPoolSize(settings.database().connections());
        config.addDataSourceProperty("ApplicationName", "muster");
        // an error's detail holds the row, and rows are people
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(config);
    }

    @Bean
    DatabaseWatch databaseWatch(DatabaseLogin login, @Qualifier("pool") HikariDataSource pool) {
        return new DatabaseWatch(login.impatient(), pool);
    }

    /** Takes a connection from the pool with the first statement, so that waiting for a lock holds none. */
    @Bean
    @Primary
    DataSource dataSource(@Qualifier("pool") HikariDataSource pool, DatabaseWatch watch) {
        var lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(new TenantScopedDataSource(new ReachableDataSource(pool, watch)));
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(java.sql.Connection.TRANSACTION_READ_COMMITTED);
        return lazy;
    }

    @Bean
    @Primary
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactions(dataSource);
    }

    @Bean
    @Primary
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    @Primary
    JdbcClient jdbcClient(JdbcTemplate jdbcTemplate) {
        return JdbcClient.create(jdbcTemplate);
    }

    private static void migrate(DataSource unpooled) {
        DatabaseRequirements.require(unpooled);
        Upgrade.run(unpooled, () -> Migrations.run(unpooled));
    }
}
