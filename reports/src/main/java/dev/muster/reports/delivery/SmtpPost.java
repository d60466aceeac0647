package dev.muster.reports.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands letters to a mail server. */
final class SmtpPost implements Post {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpPost.class);
    private static final String PATIENCE_MILLIS = "30000";

    private final JavaMailSenderImpl sender;
    private final InternetAddress from;
    private final Clock clock;

    SmtpPost(JavaMailSenderImpl sender, InternetAddress from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
        // The mail library waits for ever unless it is told otherwise.
        Properties properties = sender.getJavaMailProperties();
        for (String wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent("mail.smtp." + wait, PATIENCE_MILLIS);
            properties.putIfAbsent("mail.smtps." + wait, PATIENCE_MILLIS);
        }
    }

    @Override
    public String place() {
        return "smtp:" + sender.getHost() + (sender.getPort() < 0 ? "" : ":" + sender.getPort());
    }

    @Override
    public Outcome send(Letter letter) {
        Session session = sender.getSession();
        Transport server;
        LetterMessage message;
        try {
            server = session.getTransport(sender.getProtocol() == null ? "smtp" : sender.getProtocol());
            message = LetterMessage.of(letter, session, from, clock.instant());
        } catch (MessagingException e) {
            return new Outcome.NotSent(text(e), false);
        }
        try {
            server.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
        } catch (MessagingException e) {
            return new Outcome.NotSent("The mail server cannot be reached: " + text(e), true);
        }
        try {
            server.sendMessage(message, message.getAllRecipients());
            return new Outcome.Sent();
        } catch (MessagingException e) {
            return afterConnecting(e);
        } finally {
            hangUp(server);
        }
    }

    // The letter is out or not by now, whatever the goodbye is like.
    private static void hangUp(Transport server) {
        try {
            server.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    // RFC 5321 4.2.1: 5yz is for good, 4yz may pass. Without a reply after the data nobody knows (6.1).
    private static Outcome afterConnecting(Exception failure) {
        for (Throwable t = failure; t != null; t = next(t)) {
            int code = code(t);
            if (code >= 400) return new Outcome.NotSent(text(t), code < 500);
        }
        for (Throwable t = failure; t != null; t = next(t)) {
            if (t instanceof IOException) {
                return new Outcome.Uncertain("The connection broke while the letter was being sent: " + text(t));
            }
        }
        return new Outcome.Uncertain(text(failure));
    }

    private static int code(Throwable t) {
        return switch (t) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException address -> address.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }

    private static @Nullable Throwable next(Throwable t) {
        return t instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : t.getCause();
    }

    private static String text(Throwable t) {
        String message = t.getMessage();
        return (message == null ? t.getClass().getSimpleName() : message).strip();
    }

    @Override
    public Optional<Boolean> hasSent(String number) {
        return Optional.empty();
    }
}
