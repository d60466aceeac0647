package dev.muster.delivery.mail;

import dev.muster.delivery.DeliverySettings;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The way out: the mail server, where one is configured ({@code spring.mail.host}), else the outbox. */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

    @Bean
    MailTransport reportsPost(ObjectProvider<JavaMailSenderImpl> sender, DeliverySettings settings)
            throws AddressException {
        InternetAddress author = new InternetAddress(settings.mail().from(), true);
        JavaMailSenderImpl smtp = sender.getIfAvailable();
        return smtp == null
                ? new OutboxTransport(settings.home().resolve("outbox"), author, Clock.systemUTC())
                : new SmtpTransport(
                        smtp,
                        author,
                        SmtpTimeouts.of(
                                settings.mail().patience(), settings.mail().patienceAfterData()),
                        Clock.systemUTC());
    }
}
