package dev.muster.projections.resource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors of RFC 9865: a place in a list, sealed. A client can neither read it, for it may hold a name, nor change it, nor
 * take it to another list: AES-GCM under a key that all nodes share, over the place and the list that it belongs to.
 */
final class Cursors {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4 * 1024;

    private final SecureRandom random = new SecureRandom();
    private final CursorKey key;
    private final Clock clock;

    Cursors(CursorKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * @param backward whether the page before the mark is meant
     * @param total    that the walk began with
     */
    record Position(KeysetPosition mark, boolean backward, long total) {}

    /** In characters that a URL takes as they are (RFC 9865, section 2). */
    String seal(Position position, KeysetAnchors.Key list) {
        byte[] value = position.mark().value() == null
                ? new byte[0]
                : position.mark().value().getBytes(StandardCharsets.UTF_8);
        ByteBuffer plain = ByteBuffer.allocate(2 + 4 * Long.BYTES + value.length)
                .put((byte) (position.backward() ? 1 : 0))
                .put((byte) (position.mark().value() == null ? 0 : 1))
                .putLong(clock.millis())
                .putLong(position.total())
                .putLong(position.mark().id().getMostSignificantBits())
                .putLong(position.mark().id().getLeastSignificantBits())
                .put(value);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, list).doFinal(plain.array());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent); // every Java has AES
        }
    }

    /** @throws ListRefusal where it is none of this list, or too old */
    Position open(String cursor, KeysetAnchors.Key list) {
        byte[] plain = unsealed(cursor, list);
        if (plain == null) throw new ListRefusal.InvalidCursor();
        ByteBuffer read = ByteBuffer.wrap(plain);
        boolean backward = read.get() == 1;
        boolean hasValue = read.get() == 1;
        if (clock.millis() - read.getLong() > LIFETIME.toMillis()) throw new ListRefusal.ExpiredCursor(LIFETIME);
        long total = read.getLong();
        UUID id = new UUID(read.getLong(), read.getLong());
        String value = hasValue ? StandardCharsets.UTF_8.decode(read).toString() : null;
        return new Position(new KeysetPosition(value, id), backward, total);
    }

    private byte @Nullable [] unsealed(String cursor, KeysetAnchors.Key list) {
        if (cursor.length() > LONGEST) return null;
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length <= NONCE) return null;
            return cipher(Cipher.DECRYPT_MODE, bytes, list).doFinal(bytes, NONCE, bytes.length - NONCE);
        } catch (IllegalArgumentException | AEADBadTagException foreign) {
            return null;
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent); // every Java has AES
        }
    }

    private Cipher cipher(int mode, byte[] nonce, KeysetAnchors.Key list) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
        cipher.updateAAD((list.tenant() + " " + list.reader() + " " + list.list()).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
