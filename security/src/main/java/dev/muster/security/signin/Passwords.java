package dev.muster.security.signin;

import dev.muster.people.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * People's passwords, as salted PBKDF2 (of the JDK, so nothing else is needed). Checking one takes a good part of a second's
 * CPU by purpose, and HTTP Basic shows it with every request: so a match is remembered while it is used, as an HMAC under a key
 * that this process made for itself, with the stored hash that it matched. That is held against the database at each request: a
 * changed password matches nothing remembered.
 */
public final class Passwords implements PasswordHashing {
    /** When there may be a place in the queue again. */
    static final Duration COME_BACK = Duration.ofSeconds(2);

    private static final long REMEMBERED = Duration.ofMinutes(15).toNanos();
    private static final int AT_MOST = 1_000;

    private record Match(String stored, long since) {}

    /** Guesses come here: one at a time, or they would take the machine from those who work. */
    private final ShortQueue strangers = new ShortQueue(1, 16, Duration.ofSeconds(2));
    /** Those who have signed in from there before; guesses don't make them wait. */
    private final ShortQueue known = new ShortQueue(1, 24, Duration.ofSeconds(3));

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "pbkdf2", Map.of("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final SecretKeySpec key;
    private final String ofNobody;
    private final Map<String, Match> matches = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Match> eldest) {
            return size() > AT_MOST;
        }
    };

    public Passwords() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.ofNobody = hash(HexFormat.of().formatHex(random));
    }

    @Override
    public String hash(String password) {
        return encoder.encode(password);
    }

    /** Whether it was right lately, for whatever was stored then. */
    boolean isRemembered(String name, String password) {
        String proof = proof(name, password);
        synchronized (matches) {
            Match match = matches.get(proof);
            return match != null && System.nanoTime() - match.since < REMEMBERED;
        }
    }

    /** Whether it was right lately for what is stored now; that it is used goes on remembering it. */
    boolean isRemembered(String name, String password, String stored) {
        String proof = proof(name, password);
        synchronized (matches) {
            Match match = matches.get(proof);
            long now = System.nanoTime();
            if (match == null || now - match.since >= REMEMBERED || !match.stored.equals(stored)) return false;
            matches.put(proof, new Match(stored, now));
            return true;
        }
    }

    /**
     * @param stored  null where nobody has that name: takes as long as a wrong password, so that the time does not tell
     * @param isKnown whether that person has signed in from there before
     */
    boolean matches(String name, String password, @Nullable String stored, boolean isKnown) throws ShortQueue.Full {
        return (isKnown ? known : strangers).run(() -> {
            // several requests at once show the same password when it is not remembered yet
            if (stored != null && isRemembered(name, password, stored)) return true;
            if (!encoder.matches(password, stored == null ? ofNobody : stored) || stored == null) return false;
            remember(name, password, stored);
            return true;
        });
    }

    private void remember(String name, String password, String stored) {
        String proof = proof(name, password);
        synchronized (matches) {
            matches.put(proof, new Match(stored, System.nanoTime()));
        }
    }

    private String proof(String name, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) ':'); // a name has none (RFC 7617 §2)
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent); // every Java has it
        }
    }
}
