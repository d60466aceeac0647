package dev.muster.reports.run;

import dev.muster.reports.Report;
import dev.muster.reports.ReportAudit;
import dev.muster.reports.ReportRuns;
import dev.muster.reports.ReportSchedules;
import dev.muster.reports.delivery.Post;
import dev.muster.reports.schedule.Firing;
import dev.muster.reports.schedule.Timetable;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Schedules, runs and deliveries are no events, so they are rows. */
@Configuration(proxyBeanMethods = false)
public class RunConfiguration {

    @Bean
    Schedules reportsScheduleRows(DataSource source) {
        return new Schedules(JdbcClient.create(source));
    }

    @Bean
    Runs reportsRunRows(DataSource source) {
        return new Runs(JdbcClient.create(source));
    }

    @Bean
    Deliveries reportsDeliveryRows(DataSource source) {
        return new Deliveries(JdbcClient.create(source));
    }

    @Bean
    TenantTransactions reportsTransactions(DataSource source, PlatformTransactionManager transactions) {
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
            Catalogue catalogue,
            Schedules schedules,
            Runs runs,
            Timetable timetable,
            TenantTransactions transactions,
            ObjectProvider<ReportAudit> audit) {
        return new RecordedSchedules(
                catalogue,
                schedules,
                runs,
                timetable,
                transactions,
                audit.getIfAvailable(() -> ReportAudit.NONE),
                Clock.systemUTC());
    }

    @Bean
    ReportRuns reportRuns(
            Runs runs,
            Deliveries deliveries,
            StoredFiles files,
            Timetable timetable,
            TenantTransactions transactions,
            ObjectProvider<ReportAudit> audit) {
        return new RecordedRuns(
                runs,
                deliveries,
                files,
                timetable,
                transactions,
                audit.getIfAvailable(() -> ReportAudit.NONE),
                Clock.systemUTC());
    }

    /** What an earlier life of the server left undone is looked at as soon as this one is ready. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> reportsSweepAtStart(Timetable timetable) {
        return ready -> timetable.sweepSoon();
    }
}
