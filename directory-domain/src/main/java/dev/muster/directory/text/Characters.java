package dev.muster.directory.text;

/** What texts may consist of, one character after the other: these run for each value of each request. */
public final class Characters {
    private Characters() {}

    /** Neither NUL nor half of a surrogate pair: PostgreSQL stores neither, and an event cannot be taken back. */
    public static boolean areStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Liberal on purpose, letters of all scripts are welcome; but no spaces of any script, quotes, brackets or broken escapes. */
    public static boolean canBeUri(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' '
                    || c >= 0x7F && (Character.isISOControl(c) || Blanks.isBlank(String.valueOf(c)))
                    || "\"<>\\^`{|}".indexOf(c) >= 0) {
                return false;
            }
            if (c == '%' && !(isHex(text, i + 1) && isHex(text, i + 2))) {
                return false;
            }
        }
        return true;
    }

    /** RFC 4648, one of its alphabets, with or without padding. */
    public static boolean isBase64(String text) {
        int end = text.length();
        while (end > 0 && text.length() - end < 2 && text.charAt(end - 1) == '=') {
            end--;
        }
        boolean usual = false;
        boolean ofUrls = false;
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            usual |= c == '+' || c == '/';
            ofUrls |= c == '-' || c == '_';
            boolean inAlphabet =
                    c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "+/-_".indexOf(c) >= 0;
            if (!inAlphabet) {
                return false;
            }
        }
        return !(usual && ofUrls) && end % 4 != 1 && (end == text.length() || text.length() % 4 == 0);
    }

    private static boolean isHex(String text, int at) {
        return at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 0x80;
    }
}
