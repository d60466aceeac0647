package dev.muster.reports.rendering;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Lays rows out on pages. Memory stays bounded however many rows there are. */
public interface Pages {

    /**
     * Writes a PDF.
     *
     * @param template a {@code .jrxml} on the class path, by its path without the ending
     * @param parameters what the template prints once: titles, key figures; it also gets {@code unprintable}, which says
     *     at the end whether a character had to be replaced, or nothing
     * @param rows records; a component is a field of the template by its name
     */
    void writePdf(String template, Map<String, Object> parameters, Iterator<? extends Record> rows, OutputStream into)
            throws IOException;

    /**
     * Writes a PDF of a table, its headings repeated on each page.
     *
     * @param rows a text for each column
     */
    void writeTable(TablePage page, Iterator<List<String>> rows, OutputStream into) throws IOException;

    /** Whether the fonts have every character of the text. What they don't have is printed as U+FFFD. */
    boolean print(String text);
}
