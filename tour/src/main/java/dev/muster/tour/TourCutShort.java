package dev.muster.tour;

/** The tour cannot go on; the message says why, and what to do. */
public final class TourCutShort extends RuntimeException {
    TourCutShort(String reason) {
        super(reason, null, false, false);
    }
}
