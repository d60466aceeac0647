package dev.muster.api.integration;

import dev.muster.directory.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * A credential's secret, or a token that was given for one: a prefix, 256 random bits, and a checksum, so that a typo is told from a revocation and
 * secret scanners know it. Only its SHA-256 is ever stored: of 256 random bits nothing can be guessed, so a slow hash on
 * every request would only be slow.
 */
public record Secret(String text) {
    public static final String PREFIX = "mstr_";
    /** Of access tokens. Neither prefix begins with the other, so nothing can be taken for the other kind. */
    private static final String TOKEN_PREFIX = "mstrt_";

    private static final SecureRandom RANDOM = new SecureRandom();

    public static Secret mint() {
        return mint(PREFIX);
    }

    public static Secret mintToken() {
        return mint(TOKEN_PREFIX);
    }

    private static Secret mint(String prefix) {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        return new Secret(prefix + body + checksum(body));
    }

    public boolean isToken() {
        return text.startsWith(TOKEN_PREFIX);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        return String.format("%08x", crc.getValue());
    }

    public String sha256() {
        return Sha256.hex(text);
    }

    /** What may be shown, so that people can tell credentials apart. */
    public String hint() {
        return text.length() < 12 ? "…" : text.substring(0, 8) + "…" + text.substring(text.length() - 2);
    }

    @Override
    public String toString() {
        return hint();
    }
}
