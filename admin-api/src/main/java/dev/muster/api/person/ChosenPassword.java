package dev.muster.api.person;

import dev.muster.api.ApiRefusal;
import org.jspecify.annotations.Nullable;

/** A password that somebody has thought of. Long is good enough; rules about digits only make people write them down. */
final class ChosenPassword {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 256;

    private ChosenPassword() {}

    static String checked(@Nullable String password) {
        if (password == null || password.length() < SHORTEST || password.length() > LONGEST) {
            throw new ApiRefusal.BadValue("password", "give " + SHORTEST + " to " + LONGEST + " characters.");
        }
        if (password.startsWith("mstr_")) {
            throw new ApiRefusal.BadValue(
                    "password", "one that starts with mstr_ would be taken for a client's token.");
        }
        return password;
    }
}
