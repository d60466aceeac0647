package dev.muster.reports.rendering;

import org.jspecify.annotations.Nullable;

/** The texts of one document on their way to the pages. Prints itself as the sentence for those that were not whole. */
final class PrintedTexts implements CharSequence {
    private static final String NOTE = Glyphs.REPLACEMENT
            + " stands for a character that the fonts of this document do not have. The CSV has every name in full.";

    private final Glyphs glyphs;
    private boolean replaced;

    PrintedTexts(Glyphs glyphs) {
        this.glyphs = glyphs;
    }

    @Nullable
    Object printable(@Nullable Object value) {
        if (!(value instanceof String text)) return value;
        String printable = glyphs.printable(text);
        if (printable.indexOf(Glyphs.REPLACEMENT) >= 0) replaced = true;
        return printable;
    }

    @Override
    public String toString() {
        return replaced ? NOTE : "";
    }

    @Override
    public int length() {
        return toString().length();
    }

    @Override
    public char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }
}
