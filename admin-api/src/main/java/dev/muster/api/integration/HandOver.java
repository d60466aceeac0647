package dev.muster.api.integration;

import dev.muster.projections.integration.Belongings;
import org.jspecify.annotations.Nullable;

/**
 * Of each how many it was.
 *
 * @param left     how many are still with the first one: the same request hands them over
 * @param cutShort why some are left; null where none is
 */
record HandOver(
        int users,
        int groups,
        int equipment,
        boolean dryRun,
        int left,
        @Nullable String cutShort) {
    static HandOver preview(Belongings.Owned owned) {
        return of(owned, true, 0, null);
    }

    static HandOver whole(Belongings.Owned owned) {
        return of(owned, false, 0, null);
    }

    /** Of the first ones, so many. */
    static HandOver cut(Belongings.Owned owned, int done, String because) {
        return of(owned.first(done), false, owned.all().size() - done, because);
    }

    private static HandOver of(Belongings.Owned owned, boolean dryRun, int left, @Nullable String cutShort) {
        return new HandOver(
                owned.users().size(), owned.groups().size(), owned.equipment().size(), dryRun, left, cutShort);
    }
}
