package dev.muster.api.role;

import dev.muster.api.RequestFields;
import org.jspecify.annotations.Nullable;

/** The body that defines a role, or renames one. */
record NewRole(@Nullable String name) {
    private static final int LONGEST = 200;

    String checkedName() {
        return RequestFields.text("name", name, LONGEST);
    }
}
