package dev.muster.api.role;

import dev.muster.api.ApiRefusal;
import dev.muster.directory.Blanks;
import org.jspecify.annotations.Nullable;

/** The body that defines a role, or renames one. */
record NewRole(@Nullable String name) {
    private static final int LONGEST = 200;

    String checkedName() {
        if (name == null || Blanks.sayNothing(name) || name.length() > LONGEST) {
            throw new ApiRefusal.BadValue("name", "it must be text of up to " + LONGEST + " characters.");
        }
        return Blanks.strip(name);
    }
}
