package dev.muster.delivery;

import dev.muster.directory.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How emails are sent.
 *
 * @param home the data folder, with the outbox where no mail server is configured ({@code MUSTER_HOME})
 */
@ConfigurationProperties("muster")
public record DeliverySettings(
        @DefaultValue("muster-home") Path home,
        @DefaultValue Mail mail) {

    /**
     * The settings {@code MUSTER_MAIL_…}.
     *
     * @param from              the sender, as in a header From
     * @param patience          how long the mail server may take for an answer
     * @param patienceAfterData how long it may take to accept a whole email
     * @param senders           how many emails are sent at once
     * @param lookEvery         how often emails of other servers, and those to be repeated, are looked for
     */
    public record Mail(
            @DefaultValue("Muster <muster@localhost>") String from,
            @DefaultValue("PT10S") Duration patience,
            @DefaultValue("PT1M") Duration patienceAfterData,
            @DefaultValue("4") int senders,
            @DefaultValue("PT10S") Duration lookEvery) {
        public Mail {
            if (senders < 1) {
                throw new StartRefused("MUSTER_MAIL_SENDERS", "is " + senders + ".", "Give a number from 1.");
            }
        }
    }
}
