package dev.muster.api;

import dev.muster.directory.text.Blanks;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a request gives, or says by name what is wrong with it and what would be right. */
public final class RequestFields {
    private RequestFields() {}

    /** A text of 1 to {@code longest} characters, without blanks around it. */
    public static String text(String name, @Nullable String value, int longest) {
        if (value == null || Blanks.sayNothing(value))
            throw new ApiRefusal.BadValue(name, "it is missing; give a text.");
        return checked(name, Blanks.strip(value), longest);
    }

    public static Optional<String> optionalText(String name, @Nullable String value, int longest) {
        return value == null ? Optional.empty() : Optional.of(text(name, value, longest));
    }

    public static <T> T value(String name, @Nullable T value, String cure) {
        if (value == null) throw new ApiRefusal.BadValue(name, "it is missing; " + cure);
        return value;
    }

    /** A text that is one of the known ones, where there is any. */
    public static @Nullable String oneOf(String name, @Nullable String value, Collection<String> known) {
        if (value == null || known.contains(value)) return value;
        throw new ApiRefusal.BadValue(
                name,
                "there is no '" + excerpt(value) + "'; give one of "
                        + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
    }

    /** As much of what was given as an answer quotes. */
    public static String excerpt(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** How many a page may have. */
    public static int limit(@Nullable Integer value) {
        if (value == null) return 50;
        if (value < 1 || value > 500) throw new ApiRefusal.BadValue("limit", "give a number from 1 to 500.");
        return value;
    }

    private static String checked(String name, String text, int longest) {
        if (text.length() > longest) {
            throw new ApiRefusal.BadValue(
                    name, "it has " + text.length() + " characters; " + longest + " are the most.");
        }
        boolean unprintable = text.codePoints()
                .anyMatch(point -> Character.isISOControl(point)
                        || Character.getType(point) == Character.SURROGATE
                        || Character.getType(point) == Character.FORMAT);
        if (unprintable) throw new ApiRefusal.BadValue(name, "it has characters that cannot be seen; leave them out.");
        return text;
    }
}
