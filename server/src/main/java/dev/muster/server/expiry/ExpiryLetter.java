package dev.muster.server.expiry;

import dev.muster.delivery.mail.Mail;
import dev.muster.projections.integration.CredentialView;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What an owner is written about a credential: which one, until when, and what to do. */
final class ExpiryLetter {
    private ExpiryLetter() {}

    static Mail to(String recipient, CredentialView credential, int days) {
        String text = """
                The credential %s of the integration "%s" expires at %s.
                From then on its client is refused: nobody is provisioned through it, and no leaver is deactivated.

                To replace it without a gap:

                  POST /api/integrations/%s/credentials/%s/rotate

                Enter the secret of the answer in the client. Both are good until the old one ends.

                --\s
                Muster
                """.formatted(
                        credential.hint(),
                        credential.integration().name(),
                        credential.expires(),
                        credential.integration().integration().value(),
                        credential.credential().value());
        return Mail.plain(
                number(recipient, credential, days),
                recipient,
                "A credential of " + oneLine(credential.integration().name()) + " expires within "
                        + (days == 1 ? "a day" : days + " days"),
                text);
    }

    /** The same however often it is tried. */
    private static String number(String recipient, CredentialView credential, int days) {
        UUID hashed = UUID.nameUUIDFromBytes(recipient.getBytes(StandardCharsets.UTF_8));
        return credential.credential().value() + ".expires" + days + "." + hashed;
    }

    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}", " ");
    }
}
