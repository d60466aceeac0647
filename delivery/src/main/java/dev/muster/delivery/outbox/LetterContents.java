package dev.muster.delivery.outbox;

import dev.muster.delivery.OriginId;
import dev.muster.delivery.mail.Mail;
import java.io.IOException;
import java.nio.file.Path;

/** What a letter says that has no text of its own. */
@FunctionalInterface
public interface LetterContents {
    /** @param folder for the files; the caller removes it */
    Mail letter(OriginId origin, String number, String recipient, Path folder) throws IOException;
}
