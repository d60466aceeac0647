package dev.muster.reports.schedule;

import dev.muster.reports.ReportsSettings;
import org.quartz.Scheduler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The timetable over the scheduler that Spring Boot makes. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {

    @Bean
    Timetable reportsTimetable(Scheduler scheduler, PlatformTransactionManager transactions, ReportsSettings settings) {
        return new QuartzTimetable(scheduler, new TransactionTemplate(transactions), settings.sweepEvery());
    }
}
