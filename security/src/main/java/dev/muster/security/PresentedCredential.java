package dev.muster.security;

import dev.muster.api.integration.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What an {@code Authorization} header shows (RFC 6750 §2.1, RFC 7617). */
public sealed interface PresentedCredential {
    /** @param basicUser the user name that came with it, where it came as a password of HTTP Basic */
    record Token(Secret secret, @Nullable String basicUser) implements PresentedCredential {}

    record NameAndPassword(String name, String password) implements PresentedCredential {
        @Override
        public String toString() {
            return name;
        }
    }

    record Nothing() implements PresentedCredential {}

    /** A scheme that we don't have, or what cannot be decoded. */
    record Unreadable() implements PresentedCredential {}

    static PresentedCredential in(@Nullable String header) {
        if (header == null || header.isBlank()) return new Nothing();
        String text = header.strip();
        if (text.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return new Token(new Secret(text.substring(7).strip()), null);
        }
        if (text.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(text.substring(6).strip());
        }
        // some admins paste the token alone, and its prefix tells that it is one
        if (text.startsWith(Secret.PREFIX)) return new Token(new Secret(text), null);
        return new Unreadable();
    }

    private static PresentedCredential basic(String encoded) {
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return new Unreadable();
        }
        int colon = pair.indexOf(':');
        if (colon < 0) return new Unreadable();
        String name = pair.substring(0, colon);
        // RFC 7617 2: and so nobody has such a name
        if (name.codePoints().anyMatch(Character::isISOControl)) return new Unreadable();
        String password = pair.substring(colon + 1);
        // a person's password never starts so: the two kinds cannot be taken for each other
        return password.startsWith(Secret.PREFIX)
                ? new Token(new Secret(password), name)
                : new NameAndPassword(name, password);
    }
}
