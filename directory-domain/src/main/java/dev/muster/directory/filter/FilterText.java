package dev.muster.directory.filter;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;

/**
 * The filter language of RFC 7644 3.4.2.2. The tree is the SCIM library's; the parser is ours, because the library's
 * overflows the stack on a few kilobytes of {@code ((((}, mixes up {@code and} and {@code or}, and does not know
 * {@code emails[type eq "work"].value eq "x"}, which Entra sends and which is read here as one value path with
 * {@code and}. Names are not resolved: what they mean depends on the resource type.
 */
public final class FilterText {
    /** Characters of a filter. */
    public static final int LENGTH = 8 * 1024;
    /** How deep parentheses, brackets and {@code not} may nest. */
    public static final int DEPTH = 24;
    /** Comparisons in one filter. */
    public static final int COMPARISONS = 256;

    private FilterText() {}

    /** @throws DocumentRefusal.InvalidFilter where the text is no filter, or too big a one */
    public static Filter parse(String text) {
        return parse(text, false);
    }

    /** As {@link #parse(String)}, but text may stand without quotes: Entra's example says {@code externalId eq jyoung}. */
    public static Filter parseWithBareLiterals(String text) {
        return parse(text, true);
    }

    private static Filter parse(String text, boolean bareLiterals) {
        if (text.length() > LENGTH) {
            throw new DocumentRefusal.InvalidFilter(text, "it is longer than " + LENGTH + " characters");
        }
        return new FilterParser(text, bareLiterals).wholeFilter();
    }
}
