package dev.muster.reports.rendering;

import dev.muster.reports.text.Wording;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of one document on their way to the pages. Prints itself as the sentence for those that were not whole. */
final class PrintedTexts implements CharSequence {
    private static final String NOTE = Glyphs.REPLACEMENT
            + " stands for a character that the fonts of this document do not have. The CSV has every name in full.";

    private static final String SHORTENED = "… ends a text that is too long for this table. The CSV has it in full.";
    private static final int LONGEST_CELL = 400;

    private final Glyphs glyphs;
    private boolean replaced;
    private boolean shortened;

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

    /** A cell of a table: what would fill a page and more ends with an ellipsis. */
    @Nullable
    Object cell(String text) {
        String cell = Wording.shortened(text, LONGEST_CELL);
        if (!cell.equals(text)) shortened = true;
        return printable(cell);
    }

    @Override
    public String toString() {
        return Stream.of(replaced ? NOTE : "", shortened ? SHORTENED : "")
                .filter(note -> !note.isEmpty())
                .collect(Collectors.joining("\n"));
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
