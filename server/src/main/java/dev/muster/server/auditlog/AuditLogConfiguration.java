package dev.muster.server.auditlog;

import dev.muster.eventstore.EventJson;
import dev.muster.eventstore.EventTypes;
import dev.muster.people.auditlog.AuditKinds;
import dev.muster.people.auditlog.AuditLog;
import dev.muster.people.auditlog.AuditStatement;
import dev.muster.security.signin.SignIns;
import dev.muster.work.Upkeep;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditLogConfiguration {
    @Bean
    AuditKinds auditKinds() {
        return AuditKinds.with(new EventTypes(SettingsOnRecord.FAMILIES).names());
    }

    @Bean
    SettingsOnRecord settingsOnRecord(AuditStatement log, EventJson json) {
        return new SettingsOnRecord(log, json);
    }

    /** In the transaction of the event, whose errors it has. */
    @Bean
    ConfigurerModule settingsAreOnRecord() {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(SettingsOnRecord.GROUP)
                .registerListenerInvocationErrorHandler(
                        SettingsOnRecord.GROUP, axon -> PropagatingErrorHandler.instance())
                .registerErrorHandler(SettingsOnRecord.GROUP, axon -> PropagatingErrorHandler.instance());
    }

    @Bean(destroyMethod = "close")
    SignIns signIns(AuditLog log, Upkeep upkeep, Clock clock) {
        return new SignIns(log, upkeep, clock);
    }
}
