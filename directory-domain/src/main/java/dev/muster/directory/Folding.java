package dev.muster.directory;

import com.ibm.icu.text.Normalizer2;

/**
 * Text as it is compared where case does not count (RFC 7643 §2.2, caseExact false): NFKC and case-folded, by a pinned
 * library, so that a replay on another JDK folds alike.
 */
public final class Folding {
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private Folding() {}

    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || (c >= 'A' && c <= 'Z')) return NFKC_CASEFOLD.normalize(text);
        }
        return text; // ASCII without capitals folds to itself, and most names are that
    }
}
