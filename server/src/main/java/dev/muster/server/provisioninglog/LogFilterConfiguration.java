package dev.muster.server.provisioninglog;

import dev.muster.provisioninglog.LogQueue;
import dev.muster.provisioninglog.LogTable;
import dev.muster.provisioninglog.RepeatedRefusals;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LogFilterConfiguration {
    @Bean
    FilterRegistrationBean<ProvisioningLogFilter> provisioningLogFilter(
            LogQueue queue, LogTable table, RepeatedRefusals repeated, Clock clock) {
        var registration = new FilterRegistrationBean<>(new ProvisioningLogFilter(queue, table, repeated, clock));
        registration.setOrder(-60); // behind the firewall, around the authentication
        return registration;
    }
}
