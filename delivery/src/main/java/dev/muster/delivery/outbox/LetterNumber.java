package dev.muster.delivery.outbox;

import dev.muster.delivery.OriginId;
import dev.muster.directory.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Tells the letter that brings something to a recipient from every other letter, on every attempt the same. */
final class LetterNumber {
    private static final int BYTES = 8;

    static String of(OriginId origin, String recipient) {
        byte[] hash = Sha256.of((origin + "\n" + recipient.toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8));
        return origin.value() + "." + HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private LetterNumber() {}
}
