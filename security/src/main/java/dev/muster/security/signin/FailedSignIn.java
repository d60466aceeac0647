package dev.muster.security.signin;

import dev.muster.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * A name and a password that opened nothing.
 *
 * @param person whose name it was; null where nobody has it
 */
public record FailedSignIn(@Nullable Person person, Reason reason) {
    public enum Reason {
        UNKNOWN_NAME("nobody has that name"),
        WRONG_PASSWORD("the password is wrong"),
        DISABLED("the person is disabled"),
        TOO_MANY("too many have failed before, so it was not looked at"),
        TOO_MANY_AT_ONCE("too many signed in at once, so it was not looked at");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
