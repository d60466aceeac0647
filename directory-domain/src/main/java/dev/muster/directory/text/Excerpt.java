package dev.muster.directory.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A short piece of what a client sent, fit to be read by people: an answer never echoes a megabyte back. */
public final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {}

    public static String of(@Nullable JsonNode value) {
        if (value == null) {
            return "absent";
        }
        if (value.isString()) {
            return of(value.stringValue());
        }
        if (value.isObject()) {
            return "an object";
        }
        return value.isArray() ? "an array" : cut(value.toString());
    }

    /** The text in quotes. */
    public static String of(String text) {
        return '"' + cut(text) + '"';
    }

    private static String cut(String text) {
        StringBuilder cut = new StringBuilder();
        text.codePoints().limit(LENGTH).forEach(c -> cut.appendCodePoint(isPlain(c) ? c : 0xFFFD));
        return cut.length() < text.length() ? cut.append('…').toString() : cut.toString();
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    }
}
