package dev.muster.directory.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.UnicodeSet;
import org.junit.jupiter.api.Test;

class BlanksTest {
    @Test
    void every_blank_of_unicode_is_stripped_and_is_one_space_within_a_name() {
        for (String blank : new UnicodeSet("[[:White_Space:]-[\\n\\r]]")) {
            assertThat(Blanks.strip(blank + "NB-1" + blank)).as(codes(blank)).isEqualTo("NB-1");
            assertThat(Blanks.name(blank + "NB" + blank + blank + "1" + blank))
                    .as(codes(blank))
                    .isEqualTo("NB 1");
            assertThat(Blanks.isBlank(blank)).as(codes(blank)).isTrue();
        }
    }

    @Test
    void what_nobody_sees_is_in_no_name() {
        for (String ignorable : new UnicodeSet("[[:Default_Ignorable_Code_Point:]-[\\u3164\\uFFA0\\u115F\\u1160]]")) {
            assertThat(Blanks.name(ignorable + "NB" + ignorable + "-1"))
                    .as(codes(ignorable))
                    .isEqualTo("NB-1");
        }
        assertThat(Blanks.strip("\uFEFFNB-1\u200B")).isEqualTo("NB-1");
    }

    @Test
    void what_belongs_to_a_letter_or_an_emoji_stays_in_free_text() {
        assertThat(Blanks.strip("from me \u2764\uFE0F")).isEqualTo("from me \u2764\uFE0F");
        assertThat(Blanks.strip(" a\u200Db ")).isEqualTo("a\u200Db");
    }

    @Test
    void a_name_without_blanks_is_itself() {
        assertThat(Blanks.name("Zoë-1")).isEqualTo("Zoë-1");
        assertThat(Blanks.name("T\0-1")).isEqualTo("T\0-1");
        assertThat(Blanks.name("two\nlines")).isEqualTo("two\nlines");
        assertThat(Blanks.name("\u00A0")).isEmpty();
    }

    private static String codes(String text) {
        return "U+%04X".formatted(text.codePointAt(0));
    }
}
