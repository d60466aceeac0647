package dev.muster.reports.run;

import dev.muster.reports.Report;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.delivery.Post;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timetable;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * JPA for what is no event: schedules, runs and deliveries, with a transaction manager of its own that nobody gets by type.
 * Commands and projections are on the primary one.
 */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(
        bootstrapMode = BootstrapMode.DEFERRED,
        considerNestedRepositories = false,
        entityManagerFactoryRef = "reportsEntityManagerFactory",
        transactionManagerRef = "reportsTransactionManager")
public class RunConfiguration {

    @Bean
    LocalContainerEntityManagerFactoryBean reportsEntityManagerFactory(DataSource source) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setPersistenceUnitName("reports");
        factory.setDataSource(source);
        factory.setPackagesToScan(RunConfiguration.class.getPackageName());
        // Nobody needs it before the server is ready: Hibernate starts beside the rest.
        factory.setBootstrapExecutor(new SimpleAsyncTaskExecutor("reports-jpa-"));
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of(
                "hibernate.hbm2ddl.auto", "none", // Flyway owns the schema
                "hibernate.jdbc.time_zone", "UTC"));
        return factory;
    }

    @Bean(defaultCandidate = false)
    PlatformTransactionManager reportsTransactionManager(
            @Qualifier("reportsEntityManagerFactory") EntityManagerFactory factory) {
        return new JpaTransactionManager(factory);
    }

    @Bean
    TenantTransactions reportsTransactions(
            DataSource source, @Qualifier("reportsTransactionManager") PlatformTransactionManager transactions) {
        return new TenantTransactions(JdbcClient.create(source), transactions);
    }

    @Bean
    Catalogue reportsCatalogue(List<Report> reports) {
        return new Catalogue(reports);
    }

    @Bean
    StoredFiles reportsFiles(DataSource source, TenantTransactions transactions) {
        return new StoredFiles(JdbcClient.create(source), transactions);
    }

    @Bean
    Claims reportsClaims(DataSource source) {
        return new Claims(source);
    }

    @Bean
    Production reportsProduction(
            Catalogue catalogue,
            Runs runs,
            Deliveries deliveries,
            StoredFiles files,
            TenantTransactions transactions,
            Claims claims) {
        return new Production(catalogue, runs, deliveries, files, transactions, claims, Clock.systemUTC());
    }

    @Bean
    Dispatch reportsDispatch(
            Post post,
            Runs runs,
            Deliveries deliveries,
            StoredFiles files,
            TenantTransactions transactions,
            Claims claims) {
        return new Dispatch(post, runs, deliveries, files, transactions, claims, Clock.systemUTC());
    }

    @Bean
    Firing reportsFiring(
            Schedules schedules,
            Runs runs,
            Deliveries deliveries,
            Production production,
            Dispatch dispatch,
            ObjectProvider<Timetable> timetable,
            TenantTransactions transactions) {
        return new DueWork(
                schedules,
                runs,
                deliveries,
                production,
                dispatch,
                timetable::getObject,
                transactions,
                Clock.systemUTC());
    }

    @Bean
    ReportSchedules reportSchedules(
            Catalogue catalogue, Schedules schedules, Runs runs, Timetable timetable, TenantTransactions transactions) {
        return new RecordedSchedules(catalogue, schedules, runs, timetable, transactions, Clock.systemUTC());
    }

    @Bean
    ReportRuns reportRuns(
            Runs runs, Deliveries deliveries, StoredFiles files, Timetable timetable, TenantTransactions transactions) {
        return new RecordedRuns(runs, deliveries, files, timetable, transactions, Clock.systemUTC());
    }

    /** What an earlier life of the server left undone is looked at as soon as this one is ready. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> reportsSweepAtStart(Timetable timetable) {
        return ready -> timetable.sweepSoon();
    }
}
