package dev.muster.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.UnicodeSet;
import dev.muster.directory.TenantId;
import dev.muster.directory.text.Folding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The database folds as the directory does: each letter there is, and letters and marks in any order. */
class OneFoldingTest {
    private static final int SEQUENCES = Integer.getInteger("muster.folded-sequences", 20_000);
    private static final int AT_ONCE = 50_000;
    private static final ProjectedDirectory DIRECTORY = new ProjectedDirectory();

    /** Those of which the order, the neighbours or the case matter, and those that are dropped. */
    private static final int[] SPECIAL = points("""
            [[:NFC_QC=Maybe:][:NFC_QC=No:][:NFKC_QC=No:][:^ccc=0:][:Changes_When_NFKC_Casefolded:]
             [:Default_Ignorable_Code_Point:][:Hangul_Syllable_Type=L:][:Hangul_Syllable_Type=V:][:Hangul_Syllable_Type=T:]
             [:Cherokee:][:White_Space:]]""");

    private static final int[] MARKS = points("[[:^ccc=0:]\\u0345\\u037A\\u200D\\uFE0F\\u1100-\\u1175\\u11a8-\\u11c2]");
    private static final int[] GREEK = points("[\\u0370-\\u03FF\\u1F00-\\u1FFF]");
    private static final int[] PLAIN = points("[A-Za-z0-9 ßẞıİſKÅﬁΣσς]");

    private final Random random = new Random(7643);

    private static int[] points(String set) {
        UnicodeSet points = new UnicodeSet(set).removeAll(new UnicodeSet("[[:Cs:]\\u0000]"));
        return IntStream.range(0, points.size()).map(points::charAt).toArray();
    }

    @AfterAll
    static void close() {
        DIRECTORY.close();
    }

    @Test
    void each_code_point() {
        List<String> all = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .toList();
        fold(all);
    }

    @Test
    void letters_and_marks_in_any_order() {
        List<int[]> kinds = List.of(SPECIAL, MARKS, GREEK, PLAIN);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < SEQUENCES; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 2 + random.nextInt(4); length > 0; length--) {
                int[] kind = kinds.get(random.nextInt(kinds.size()));
                text.appendCodePoint(kind[random.nextInt(kind.length)]);
            }
            texts.add(text.toString());
        }
        fold(texts);
    }

    @Test
    void what_is_absent_stays_so() {
        assertThat(DIRECTORY.within(
                        TenantId.next(),
                        () -> DIRECTORY.jdbc.queryForObject("select folded(null) is null", Boolean.class)))
                .isTrue();
    }

    private static void fold(List<String> texts) {
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            List<String> differing = new ArrayList<>();
            for (String[] row : folded(some)) {
                String expected = Folding.fold(row[0]);
                if (expected.equals(row[1]) && expected.equals(row[2])) continue;
                differing.add(codes(row[0]) + ": " + codes(row[1]) + "instead of " + codes(expected));
            }
            assertThat(differing).isEmpty();
        }
    }

    /** Each text, folded, and as the key of a claim. */
    private static List<String[]> folded(List<String> texts) {
        String[] array = texts.toArray(String[]::new);
        return DIRECTORY.within(
                TenantId.next(),
                () -> DIRECTORY.jdbc.query(
                        "select t, folded(t), unique_key(t, false) from unnest(?::text[]) t",
                        (row, number) -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
                        (Object) array));
    }

    private static String codes(String text) {
        return text.codePoints().mapToObj("%04X "::formatted).collect(Collectors.joining());
    }
}
