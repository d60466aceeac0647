package dev.muster.server.security;

import dev.muster.api.person.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;

/**
 * People's passwords, as salted PBKDF2 (of the JDK, so nothing else is needed). Checking one takes a good part of a second's
 * CPU by purpose, and HTTP Basic shows it with every request: so a match is remembered for a minute, as an HMAC under a key
 * that this process made for itself. The stored hash is part of it: a changed password matches nothing remembered.
 */
final class Passwords implements PasswordHashing {
    private static final long REMEMBERED = Duration.ofSeconds(60).toNanos();
    private static final int AT_MOST = 1_000;

    // two at a time, or guessing would take the machine from those who work
    private final Semaphore hashing = new Semaphore(2);
    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "pbkdf2", Map.of("pbkdf2", Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final SecretKeySpec key;
    private final String ofNobody;
    private final Map<String, Long> matched = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > AT_MOST;
        }
    };

    Passwords() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
        this.ofNobody = hash(HexFormat.of().formatHex(random));
    }

    @Override
    public String hash(String password) {
        return encoder.encode(password);
    }

    boolean isRemembered(String password, String stored) {
        String proof = proof(password, stored);
        synchronized (matched) {
            Long since = matched.get(proof);
            return since != null && System.nanoTime() - since < REMEMBERED;
        }
    }

    boolean matches(String password, String stored) {
        boolean right = slowly(password, stored);
        if (right) {
            String proof = proof(password, stored);
            synchronized (matched) {
                matched.remove(proof);
                matched.put(proof, System.nanoTime());
            }
        }
        return right;
    }

    /** Takes as long as a wrong password, so that the time does not tell which names there are. */
    void matchNobody(String password) {
        slowly(password, ofNobody);
    }

    private boolean slowly(String password, String stored) {
        hashing.acquireUninterruptibly();
        try {
            return encoder.matches(password, stored);
        } finally {
            hashing.release();
        }
    }

    private String proof(String password, String stored) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent); // every Java has it
        }
    }
}
