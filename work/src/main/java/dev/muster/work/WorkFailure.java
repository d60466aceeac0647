package dev.muster.work;

import java.time.Instant;

/**
 * What could not be worked on, as it is on record; the record goes with the first success.
 *
 * @param failures  in a row
 * @param notBefore when it is tried again; of no meaning once it is given up
 * @param givenUp   nobody tries it any more until a person asks for it
 */
public record WorkFailure(
        WorkId id,
        int failures,
        String failure,
        Instant firstFailed,
        Instant lastFailed,
        Instant notBefore,
        boolean givenUp) {}
