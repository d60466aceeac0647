package dev.muster.architecture.bad;

import dev.muster.delivery.mail.Mail;
import dev.muster.delivery.mail.MailTransport;
import org.springframework.scheduling.annotation.Scheduled;

/** A mail server that falls silent would hold the scheduler's thread. */
class MailingClock {
    private final MailTransport post;

    MailingClock(MailTransport post) {
        this.post = post;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void look() {
        write();
    }

    private void write() {
        post.send(Mail.plain("1", "bjensen@example.com", "News", "There is news."));
    }
}
