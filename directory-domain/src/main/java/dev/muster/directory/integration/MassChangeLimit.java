package dev.muster.directory.integration;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How much an integration may take away before its owner is asked.
 *
 * @param limit              so many deletions and removals within the window; what would go beyond is held
 * @param windowMinutes      how long each of them is counted
 * @param holdsDeactivations whether deactivations are counted and held as well. Every minute that one is held, a leaver has access
 */
public record MassChangeLimit(
        int limit,
        int windowMinutes,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean holdsDeactivations) {
    public static final int HIGHEST = 100_000;
    public static final int LONGEST_MINUTES = 1_440;

    public MassChangeLimit {
        if (limit < 1 || limit > HIGHEST || windowMinutes < 1 || windowMinutes > LONGEST_MINUTES) {
            throw new IllegalArgumentException("Not possible: " + limit + " within " + windowMinutes + " minutes");
        }
    }

    public boolean counts(Removal.Kind kind) {
        return kind != Removal.Kind.DEACTIVATION || holdsDeactivations;
    }
}
