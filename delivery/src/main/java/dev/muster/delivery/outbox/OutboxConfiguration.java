package dev.muster.delivery.outbox;

import dev.muster.delivery.DeliveryId;
import dev.muster.delivery.DeliverySettings;
import dev.muster.delivery.LetterAudit;
import dev.muster.delivery.mail.MailTransport;
import dev.muster.persistence.EntityClasses;
import dev.muster.persistence.JpaTransactions;
import dev.muster.work.Claims;
import dev.muster.work.TenantTransactions;
import dev.muster.work.WorkFailures;
import dev.muster.work.WorkRunner;
import dev.muster.work.Workers;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;

/** The outbox and its senders: a few threads, so that one silent letter is one thread and not all. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(
        bootstrapMode = BootstrapMode.DEFERRED,
        enableDefaultTransactions = false,
        transactionManagerRef = JpaTransactions.NAME)
public class OutboxConfiguration {
    private static final int OF_ONE_TENANT = 2;

    @Bean
    static EntityClasses deliveryEntities() {
        return new EntityClasses(Delivery.class);
    }

    @Bean
    CircuitBreaker mailCircuit() {
        return new CircuitBreaker();
    }

    @Bean
    Dispatch dispatch(
            MailTransport post,
            Deliveries deliveries,
            LetterContents contents,
            CircuitBreaker circuit,
            TenantTransactions transactions,
            Claims claims) {
        return new Dispatch(post, deliveries, contents, circuit, transactions, claims, Clock.systemUTC());
    }

    @Bean
    Workers letterSenders(Dispatch dispatch, WorkRunner round, DeliverySettings settings) {
        return new Workers(
                "letter-sender",
                settings.mail().senders(),
                OF_ONE_TENANT,
                settings.mail().lookEvery(),
                dispatch::due,
                id -> dispatch.deliver(new DeliveryId(id.tenant(), id.value())),
                round);
    }

    @Bean
    Outbox outbox(Deliveries deliveries, @Qualifier("letterSenders") Workers senders) {
        return new Outbox(deliveries, senders, Clock.systemUTC());
    }

    @Bean
    RecordedLetters letters(
            Deliveries deliveries,
            CircuitBreaker circuit,
            WorkFailures failures,
            TenantTransactions transactions,
            @Qualifier("letterSenders") Workers senders,
            ObjectProvider<LetterAudit> audit) {
        return new RecordedLetters(
                deliveries,
                circuit,
                failures,
                transactions,
                senders,
                audit.getIfAvailable(() -> LetterAudit.NONE),
                Clock.systemUTC());
    }
}
