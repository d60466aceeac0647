package dev.muster.api.integration;

import dev.muster.api.ApiRefusal;
import dev.muster.api.RequestFields;
import dev.muster.directory.integration.MassChangeLimit;
import org.jspecify.annotations.Nullable;

/**
 * The mass-change guard as it is given and shown.
 *
 * @param warning only ever shown; whoever sends it back says nothing with it
 */
record GuardAnswer(
        @Nullable Integer limit,
        @Nullable Integer windowMinutes,
        @Nullable Boolean holdsDeactivations,
        @Nullable String warning) {
    static final String RISK =
            "Deactivations beyond the limit are held, too: until an owner releases them, every leaver among"
                    + " them keeps their access, with every minute that passes. Without holdsDeactivations leavers are deactivated"
                    + " at once, whatever else is held.";

    static @Nullable GuardAnswer of(@Nullable MassChangeLimit limit) {
        return limit == null
                ? null
                : new GuardAnswer(
                        limit.limit(),
                        limit.windowMinutes(),
                        limit.holdsDeactivations(),
                        limit.holdsDeactivations() ? RISK : null);
    }

    MassChangeLimit given() {
        return new MassChangeLimit(
                between("limit", limit, MassChangeLimit.HIGHEST),
                between("windowMinutes", windowMinutes, MassChangeLimit.LONGEST_MINUTES),
                Boolean.TRUE.equals(holdsDeactivations));
    }

    private static int between(String name, @Nullable Integer number, int most) {
        String cure = "give a whole number from 1 to " + most + ".";
        int given = RequestFields.value("massChangeGuard." + name, number, cure);
        if (given < 1 || given > most) throw new ApiRefusal.BadValue("massChangeGuard." + name, cure);
        return given;
    }
}
