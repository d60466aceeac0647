package dev.muster.reports;

import dev.muster.delivery.DeliveryConfiguration;
import dev.muster.reports.leavers.LeaversReport;
import dev.muster.reports.rendering.JasperPages;
import dev.muster.reports.run.RunConfiguration;
import dev.muster.reports.schedule.ScheduleConfiguration;
import dev.muster.work.WorkConfiguration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that a server imports to have reports. It needs a {@link DataSource}, the tables of {@code db/reports} and of the
 * projections, and Spring Boot's Quartz; with Spring Boot's mail and a {@code spring.mail.host} letters go by SMTP.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportsSettings.class)
@PropertySource("classpath:dev/muster/reports/reports.properties")
@Import({WorkConfiguration.class, DeliveryConfiguration.class, RunConfiguration.class, ScheduleConfiguration.class})
public class ReportsConfiguration {

    @Bean
    Report leaversReport(DataSource source) {
        return new LeaversReport(JdbcClient.create(source), new JasperPages());
    }
}
