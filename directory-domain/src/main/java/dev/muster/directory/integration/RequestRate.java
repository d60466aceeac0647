package dev.muster.directory.integration;

/**
 * How many requests an integration may send: so many a second for as long as it likes, and a burst of more after a rest.
 *
 * @param perSecond never below {@link #LEAST}: clients may rely on that much
 */
public record RequestRate(int perSecond, int burst) {
    /** The IPSIE profile of SCIM demands that a service provider sustain this. */
    public static final int LEAST = 25;

    public RequestRate {
        if (perSecond < LEAST || burst < 1) throw new IllegalArgumentException("Too low: " + perSecond + ", " + burst);
    }
}
