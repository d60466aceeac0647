package dev.muster.reports.run;

import dev.muster.delivery.outbox.Outbox;
import dev.muster.delivery.outbox.RecordedLetters;
import dev.muster.persistence.EntityClasses;
import dev.muster.persistence.JpaTransactions;
import dev.muster.reports.Report;
import dev.muster.reports.ReportAudit;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.ReportsSettings;
import dev.muster.reports.RunId;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timetable;
import dev.muster.work.Claims;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkRepair;
import dev.muster.work.WorkRunner;
import dev.muster.work.Workers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schedules and runs are no events, so they are entities. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(
        bootstrapMode = BootstrapMode.DEFERRED,
        enableDefaultTransactions = false,
        transactionManagerRef = JpaTransactions.NAME)
public class RunConfiguration {
    private static final int OF_ONE_TENANT = 1;

    @Bean
    static EntityClasses reportsEntities() {
        return new EntityClasses(ReportSchedule.class, ReportRun.class);
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
    RunLetter reportsLetter(Runs runs, StoredFiles files, TenantTransactions transactions) {
        return new RunLetter(runs, files, transactions);
    }

    @Bean
    Production reportsProduction(
            Catalogue catalogue,
            Runs runs,
            Outbox outbox,
            StoredFiles files,
            TenantTransactions transactions,
            Claims claims) {
        return new Production(catalogue, runs, outbox, files, transactions, claims, Clock.systemUTC());
    }

    /** Those who generate reports: few, because a report may take much memory. */
    @Bean
    Workers reportGenerators(
            Production production,
            Runs runs,
            WorkRunner round,
            TenantTransactions transactions,
            ReportsSettings settings) {
        return new Workers(
                "report-generator",
                settings.generators(),
                OF_ONE_TENANT,
                settings.lookEvery(),
                (most, busy, full) -> transactions.inAllTenants(() -> runs.due(Instant.now(), most, busy, full)),
                id -> production.produce(new RunId(id.tenant(), id.value())),
                round);
    }

    @Bean
    Firing reportsFiring(
            Schedules schedules,
            Runs runs,
            ObjectProvider<Timetable> timetable,
            List<Workers> workers,
            WorkRunner round,
            TenantTransactions transactions) {
        return new DueWork(schedules, runs, timetable::getObject, workers, round, transactions, Clock.systemUTC());
    }

    @Bean
    ReportSchedules reportSchedules(
            Catalogue catalogue,
            Schedules schedules,
            Runs runs,
            Timetable timetable,
            @Qualifier("reportGenerators") Workers generators,
            WorkFailures failures,
            TenantTransactions transactions,
            ObjectProvider<ReportAudit> audit) {
        return new RecordedSchedules(
                catalogue,
                schedules,
                runs,
                timetable,
                generators,
                failures,
                transactions,
                audit.getIfAvailable(() -> ReportAudit.NONE),
                Clock.systemUTC());
    }

    @Bean
    ReportRuns reportRuns(Runs runs, RecordedLetters letters, StoredFiles files, TenantTransactions transactions) {
        return new RecordedRuns(runs, letters, files, transactions);
    }

    @Bean
    WorkRepair workRepair(
            WorkFailures failures,
            TenantTransactions transactions,
            Timetable timetable,
            List<Workers> workers,
            ObjectProvider<ReportAudit> audit) {
        Runnable wake = () -> {
            workers.forEach(Workers::wake);
            timetable.sweepSoon();
        };
        return new WorkRepair(failures, transactions, wake, audit.getIfAvailable(() -> ReportAudit.NONE)::triedAgain);
    }

    /** What an earlier life of the server left undone is looked at as soon as this one is ready. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> reportsSweepAtStart(Timetable timetable) {
        return ready -> timetable.sweepSoon();
    }
}
