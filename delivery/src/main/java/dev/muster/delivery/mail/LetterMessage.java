package dev.muster.delivery.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Date;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A letter as a MIME message. Its Message-ID stays the same on every attempt, so that a repeat can be recognised. */
final class LetterMessage extends MimeMessage {
    private static final int LONGEST_SUBJECT = 200;

    private final String messageId;

    private LetterMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static LetterMessage of(Mail letter, Session session, InternetAddress from, Instant now) throws MessagingException {
        String domain = from.getAddress().substring(from.getAddress().lastIndexOf('@') + 1);
        LetterMessage message = new LetterMessage(session, "<" + letter.number() + "@" + domain + ">");
        var helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, "UTF-8");
        helper.setFrom(from);
        helper.setTo(new InternetAddress(MailAddress.parse(letter.recipient()).value()));
        helper.setSubject(oneLine(letter.subject()));
        helper.setSentDate(Date.from(now));
        helper.setText(letter.text(), letter.html());
        // RFC 3834 5: nobody's out-of-office reply is wanted
        message.setHeader("Auto-Submitted", "auto-generated");
        for (Mail.Attachment attachment : letter.attachments()) {
            helper.addAttachment(
                    attachment.name(), new FileSystemResource(attachment.content()), attachment.contentType());
        }
        message.saveChanges();
        return message;
    }

    /** A line break in a header would begin another header: names come from outside. */
    private static String oneLine(String subject) {
        String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST_SUBJECT) return line;
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT)) + "…";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
