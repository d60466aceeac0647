package dev.muster.directory;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562 §5.7): the first 48 bits are the milliseconds since 1970, so that ids sort by age and new
 * rows go to the end of an index. Within this process each is greater than the one before (§6.2, method 3: the 12 bits
 * behind the milliseconds are a fraction of it).
 */
public final class UuidV7 {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private UuidV7() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << 12 | (System.nanoTime() >>> 8 & 0xFFF);
        long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = (stamp >>> 12) << 16 | 0x7000 | (stamp & 0xFFF);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
