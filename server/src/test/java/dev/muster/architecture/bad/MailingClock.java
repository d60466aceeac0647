package dev.muster.architecture.bad;

import dev.muster.reports.delivery.Letter;
import dev.muster.reports.delivery.Post;
import org.springframework.scheduling.annotation.Scheduled;

/** A mail server that falls silent would hold the scheduler's thread. */
class MailingClock {
    private final Post post;

    MailingClock(Post post) {
        this.post = post;
    }

    @Scheduled(fixedDelayString = "PT1M")
    void look() {
        write();
    }

    private void write() {
        post.send(Letter.plain("1", "bjensen@example.com", "News", "There is news."));
    }
}
