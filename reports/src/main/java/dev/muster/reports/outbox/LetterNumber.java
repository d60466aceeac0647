package dev.muster.reports.outbox;

import dev.muster.directory.text.Sha256;
import dev.muster.reports.RunId;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Tells the letter of a run to a recipient from every other letter, on every attempt the same. */
final class LetterNumber {
    private static final int BYTES = 8;

    static String of(RunId run, String recipient) {
        byte[] hash = Sha256.of((run + "\n" + recipient.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
        return run.value() + "." + HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private LetterNumber() {}
}
