package dev.muster.delivery.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The way out: the mail server, where one is configured ({@code spring.mail.host}), else the outbox. */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

    @Bean
    MailTransport reportsPost(
            ObjectProvider<JavaMailSenderImpl> sender,
            @Value("${muster.mail.from:Muster <muster@localhost>}") String from,
            @Value("${muster.mail.patience:PT10S}") Duration answer,
            @Value("${muster.mail.patience-after-data:PT1M}") Duration decision,
            @Value("${muster.home:./muster-home}") Path home)
            throws AddressException {
        InternetAddress author = new InternetAddress(from, true);
        JavaMailSenderImpl smtp = sender.getIfAvailable();
        return smtp == null
                ? new OutboxTransport(home.resolve("outbox"), author, Clock.systemUTC())
                : new SmtpTransport(smtp, author, SmtpTimeouts.of(answer, decision), Clock.systemUTC());
    }
}
