package dev.muster.directory.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * What nobody sees in a text: the spaces of all scripts (Unicode's {@code White_Space}), and marks without a width such as
 * a byte order mark in the middle of a file. {@link String#strip} knows a part of them only.
 */
public final class Blanks {
    private Blanks() {}

    /** Without the blanks on both sides. What belongs to a letter or an emoji (a joiner, a variation selector) stays. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.codePointAt(from))) from += Character.charCount(text.codePointAt(from));
        while (to > from && isBlank(text.codePointBefore(to))) to -= Character.charCount(text.codePointBefore(to));
        return text.substring(from, to);
    }

    /** Whether a text is empty, or nothing of it can be seen: it is no value then, whatever it was given for. */
    public static boolean sayNothing(String text) {
        return text.codePoints().allMatch(c -> isSpace(c) || isPassedOver(c));
    }

    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(Blanks::isBlank);
    }

    /**
     * A text that names something: without blanks on both sides, each run of blanks in between is one space, and without
     * all that {@link Folding} passes over. So two that look alike are alike. Line breaks stay, for they are seen.
     */
    public static String name(String text) {
        if (isPlain(text)) return text;
        StringBuilder name = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\n' || c == '\r') {
                name.append((char) c);
                pending = false;
            } else if (isSpace(c)) {
                pending = true;
            } else if (!isPassedOver(c)) {
                if (pending && !name.isEmpty()) name.append(' ');
                pending = false;
                name.appendCodePoint(c);
            }
        }
        return name.toString().strip();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F) return false;
        }
        return true;
    }

    private static boolean isBlank(int c) {
        if (isSpace(c)) return true;
        return switch (c) {
            case 0x200B, 0x2060, 0xFEFF, 0x180E, 0x00AD ->
                true; // zero width, and a hyphen that is only seen at a line's end
            case 0x200E, 0x200F, 0x061C -> true; // directions, which have nothing to direct at the ends
            default -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        };
    }

    private static boolean isSpace(int c) {
        return c <= ' '
                ? c == ' ' || c >= '\t' && c <= '\r'
                : c > 0x7F
                        && (UCharacter.isUWhiteSpace(c)
                                || switch (c) {
                                    case 0x2800, 0x3164, 0xFFA0, 0x115F, 0x1160 ->
                                        true; // letters that print as nothing
                                    default -> false;
                                });
    }

    private static boolean isPassedOver(int c) {
        return c > 0x7F && UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
