package dev.muster.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands letters to a mail server. */
final class SmtpTransport implements MailTransport {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpTransport.class);
    private static final int TOO_BIG = 552;
    private static final String[] OTHER_WAYS = {"socketFactory", "socketFactory.class", "proxy.host", "socks.host"};

    private final JavaMailSenderImpl sender;
    private final InternetAddress from;
    private final SmtpTimeouts patience;
    private final Clock clock;

    SmtpTransport(JavaMailSenderImpl sender, InternetAddress from, SmtpTimeouts patience, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public String place() {
        return "smtp:" + sender.getHost() + (sender.getPort() < 0 ? "" : ":" + sender.getPort());
    }

    @Override
    public Outcome send(Mail letter) {
        try (SmtpDeadlines watch = new SmtpDeadlines()) {
            long size = size(letter);
            Session session = session(watch, size);
            Conversation server = new Conversation(session, protocol(), patience, watch, size);
            LetterMessage message = LetterMessage.of(letter, session, from, clock.instant());
            try {
                watch.allow(patience.answer());
                server.connect(sender.getHost(), sender.getPort(), sender.getUsername(), sender.getPassword());
                server.sendMessage(message, message.getAllRecipients());
                return new Outcome.Sent();
            } catch (MessagingException | RuntimeException | Error e) {
                // whatever it was, how far the letter came is known here alone
                return outcome(e, server, watch);
            } finally {
                hangUp(server);
            }
        } catch (MessagingException | IOException e) {
            return new Outcome.NotSent("The letter could not be written: " + text(e), false);
        }
    }

    private String protocol() {
        return sender.getProtocol() == null ? "smtp" : sender.getProtocol();
    }

    private static long size(Mail letter) throws IOException {
        long size = 2L * (letter.text().length() + letter.html().length());
        for (Mail.Attachment each : letter.attachments()) size += 2 * Files.size(each.content());
        return size;
    }

    /** The library waits for ever unless it is told otherwise. What the operator has set stays. */
    private Session session(SmtpDeadlines watch, long size) {
        Properties properties = new Properties();
        properties.putAll(sender.getSession().getProperties());
        String ours = "mail." + protocol() + ".";
        properties.putIfAbsent(ours + "connectiontimeout", millis(patience.answer()));
        properties.putIfAbsent(ours + "timeout", millis(patience.decision()));
        properties.putIfAbsent(ours + "writetimeout", millis(patience.transfer(size)));
        // the letter is out or not by then
        properties.putIfAbsent(ours + "quitwait", "false");
        if (Stream.of(OTHER_WAYS).noneMatch(way -> properties.containsKey(ours + way))) {
            properties.put(ours + "socketFactory", watch);
            properties.put(ours + "socketFactory.fallback", "false");
        }
        return Session.getInstance(properties);
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    private static void hangUp(Conversation server) {
        try {
            server.close();
        } catch (MessagingException e) {
            LOG.debug("The mail server did not say goodbye", e);
        }
    }

    // RFC 5321 4.2.1: 5yz is for good, 4yz may pass
    private Outcome outcome(Throwable failure, Conversation server, SmtpDeadlines watch) {
        for (Throwable t = failure; t != null; t = next(t)) {
            int code = code(t);
            if (code < 400) continue;
            // who may not send at all is mended by the operator, and then the letter can go
            boolean mayNotSend = server.step().equals("MAIL") && code != TOO_BIG;
            return new Outcome.NotSent(text(t), code < 500 || mayNotSend);
        }
        String how = how(failure, server, watch);
        if (server.isComplete()) {
            return new Outcome.Uncertain(
                    "The mail server had the whole letter and did not say whether it takes it: " + how + ".");
        }
        return server.isAboutTheLetter()
                ? new Outcome.Silence("The letter has not gone out: " + how + ".")
                : new Outcome.NoServer("The mail server " + place() + " cannot be used: " + how + ".");
    }

    private String how(Throwable failure, Conversation server, SmtpDeadlines watch) {
        boolean silent = watch.isOver();
        for (Throwable t = failure; t != null; t = next(t)) silent |= t instanceof SocketTimeoutException;
        if (!silent) return "the conversation broke off at " + server.step() + " (" + text(failure) + ")";
        return "the mail server did not answer to " + server.step() + " in time";
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
