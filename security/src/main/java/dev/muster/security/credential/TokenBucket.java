package dev.muster.security.credential;

import java.time.Duration;

/** A token for each request, refilled as time goes by, full at first. Rate and size may be others with each call. */
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private double tokens = Double.MAX_VALUE;
    private long at;

    /** @return zero where there was a token; else after how many whole seconds there will be one */
    public synchronized Duration take(long now, double perSecond, double size) {
        double refilled = tokens == Double.MAX_VALUE ? size : tokens + Math.max(0, now - at) * perSecond / NANOS;
        tokens = Math.min(size, refilled);
        at = now;
        if (tokens >= 1) {
            tokens--;
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.max(1, (long) Math.ceil((1 - tokens) / perSecond)));
    }

    public synchronized void giveBack(double size) {
        tokens = Math.min(size, tokens + 1);
    }
}
