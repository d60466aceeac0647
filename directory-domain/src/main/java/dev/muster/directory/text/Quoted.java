package dev.muster.directory.text;

import java.util.List;
import java.util.stream.Collectors;

/** A piece of what a client sent, in quotes, short, without what could trouble a terminal. */
public final class Quoted {
    private static final int LENGTH = 120;

    private static final int FEW = 10;

    private Quoted() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().limit(LENGTH).forEach(c -> quoted.appendCodePoint(isPlain(c) ? c : 0xFFFD));
        if (text.length() > LENGTH) quoted.append('…');
        return quoted.append('"').toString();
    }

    /** The first few. */
    public static String some(List<String> texts) {
        String first = texts.stream().limit(FEW).map(Quoted::of).collect(Collectors.joining(", "));
        return texts.size() <= FEW ? first : first + " and " + (texts.size() - FEW) + " more";
    }

    private static boolean isPlain(int c) {
        return !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE;
    }
}
