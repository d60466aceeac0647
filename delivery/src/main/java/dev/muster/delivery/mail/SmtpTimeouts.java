package dev.muster.delivery.mail;

import java.time.Duration;

/**
 * How long a mail server may take.
 *
 * @param answer    for a connection and for the answer to each command, however slowly it comes
 * @param decision  for the answer to a whole letter: it may be looked through first, and whoever hangs up too early sends twice (RFC 1047)
 * @param bytesASecond of a letter that it takes, at the least
 */
record SmtpTimeouts(Duration answer, Duration decision, int bytesASecond) {
    private static final int SLOWEST = 32 * 1024;

    static SmtpTimeouts of(Duration answer, Duration decision) {
        return new SmtpTimeouts(answer, decision, SLOWEST);
    }

    Duration transfer(long bytes) {
        return answer.plusSeconds(bytes / bytesASecond);
    }
}
