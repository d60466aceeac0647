package dev.muster.delivery.mail;

import java.util.Optional;

/** A way out for letters. */
public interface MailTransport {

    /** Where letters go from here: the server, or this very folder. It never changes while the process lives. */
    String place();

    Outcome send(Mail letter);

    /** Whether a letter that was being sent from this place went out; empty where that cannot be known. */
    Optional<Boolean> hasSent(String number);
}
