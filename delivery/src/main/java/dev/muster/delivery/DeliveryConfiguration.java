package dev.muster.delivery;

import dev.muster.delivery.mail.MailConfiguration;
import dev.muster.delivery.outbox.OutboxConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * All that a server imports to send letters. It needs what background work needs, and somebody who knows the content of letters
 * that bring something; with Spring Boot's mail and a {@code spring.mail.host} letters go by SMTP.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
@Import({OutboxConfiguration.class, MailConfiguration.class})
public class DeliveryConfiguration {}
