package dev.muster.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP session that knows how far it came. With the answer to the end of the data the server becomes responsible for a letter
 * (RFC 5321 4.2.5, 6.1): what breaks before its final dot has left here was certainly not taken, what breaks behind it may have been.
 */
final class Conversation extends SMTPTransport {
    private static final String LETTER = "the letter itself";
    private static final Set<String> STEPS = Set.of("EHLO", "HELO", "STARTTLS", "AUTH", "MAIL", "RCPT", "DATA", "BDAT");
    private static final Set<String> OF_THE_LETTER = Set.of("RCPT", "DATA", "BDAT", LETTER);

    private final SmtpTimeouts patience;
    private final SmtpDeadlines watch;
    private final long size;
    private String step = "the connection";
    private boolean complete;

    Conversation(Session session, String protocol, SmtpTimeouts patience, SmtpDeadlines watch, long size) {
        super(session, null, protocol, protocol.equals("smtps"));
        this.patience = patience;
        this.watch = watch;
        this.size = size;
    }

    /** What was being waited for last, in words. */
    String step() {
        return step;
    }

    /** Whether all of the letter has left here, its final dot too. */
    boolean isComplete() {
        return complete;
    }

    /** Whether it had come to this one letter; before that, any letter would have failed. */
    boolean isAboutTheLetter() {
        return OF_THE_LETTER.contains(step);
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        boolean last = command.equals(".") || command.startsWith("BDAT") && command.endsWith(" LAST");
        String verb = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        // what follows an AUTH is no command but a secret
        if (STEPS.contains(verb)) step = verb;
        if (last) step = LETTER;
        watch.allow(last ? patience.decision() : patience.answer());
        super.sendCommand(command);
        // where the write itself failed, the dot has not left
        if (last) complete = true;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream out = super.data();
        step = LETTER;
        watch.allow(patience.transfer(size));
        return out;
    }

    @Override
    protected OutputStream bdat() throws MessagingException {
        OutputStream out = super.bdat();
        step = LETTER;
        watch.allow(patience.transfer(size));
        return out;
    }
}
