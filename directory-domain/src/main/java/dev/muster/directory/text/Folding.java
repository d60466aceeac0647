package dev.muster.directory.text;

import com.ibm.icu.text.FilteredNormalizer2;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;

/**
 * Text as it is compared where case does not count (RFC 7643 §2.2, caseExact false): NFKC_Casefold, so without what is
 * invisible, by a pinned library and for the letters of a pinned Unicode: a replay on another JDK folds alike, and so does
 * the database, whose function {@code folded} is held against this one. See docs/decisions/0033.
 */
public final class Folding {
    /** Whatever later versions add is left as it is written. */
    public static final String UNICODE = "16.0";

    private static final Normalizer2 NFKC_CASEFOLD = new FilteredNormalizer2(
            Normalizer2.getNFKCCasefoldInstance(),
            new UnicodeSet("[[:age=" + UNICODE + ":][:Default_Ignorable_Code_Point:]]").freeze());

    private Folding() {}

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) return NFKC_CASEFOLD.normalize(text);
        }
        return text; // ASCII without capitals folds to itself, and most names are that
    }
}
