package dev.muster.scim.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void a_sound_object_is_taken_as_it_is_written() {
        String body =
                "{\"userName\":\"bjensen\",\"value\":2.50,\"title\":\"\uD83D\uDE80 é\",\"big\":123456789012345678901234567890}";
        assertThat(StrictJson.object(body.getBytes(UTF_8)).toString()).isEqualTo(body);
    }

    @Test
    void escapes_that_stand_for_characters_are_taken() {
        assertThat(StrictJson.object("{\"a\":\"\\u00e9\\ud83d\\ude80\"}".getBytes(UTF_8))
                        .get("a")
                        .stringValue())
                .isEqualTo("é\uD83D\uDE80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "17",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":}",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1} x",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{a:1}",
                "{\"a\":1 /* why */}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\u0000\"}"
            })
    void what_is_no_json_object_is_refused(String body) {
        assertThatThrownBy(() -> StrictJson.object(body.getBytes(UTF_8))).isInstanceOf(MalformedJson.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":{\"b\":[\"x\",\"\\u0000\"]}}        | /a/b/1",
                "{\"a\":\"\\ud800\"}                        | /a",
                "{\"a\":\"\\udc00\\ud800\"}                 | /a",
                "{\"a\":\"x\\ud800y\"}                      | /a",
                "{\"\\u0000\":1}                            | /?",
            })
    void what_postgresql_cannot_store_is_refused_also_as_an_escape(String body, String place) {
        MalformedJson refusal =
                catchThrowableOfType(MalformedJson.class, () -> StrictJson.object(body.getBytes(UTF_8)));
        assertThat(refusal).as(body).isNotNull();
        assertThat(refusal.place()).isEqualTo(place);
    }

    @Test
    void a_name_twice_is_refused_with_the_place() {
        MalformedJson refusal = catchThrowableOfType(
                MalformedJson.class, () -> StrictJson.object("{\"a\":1,\n \"a\":2}".getBytes(UTF_8)));
        assertThat(refusal.reason()).containsIgnoringCase("duplicate").contains("\"a\"");
        assertThat(refusal.place()).startsWith("line 2");
    }

    @Test
    void other_encodings_are_refused() {
        assertThatThrownBy(() -> StrictJson.object("{\"a\":1}".getBytes(UTF_16)))
                .isInstanceOf(MalformedJson.class);
        assertThatThrownBy(() -> StrictJson.object(new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', ':', '1', '}'}))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("UTF-8");
        byte[] surrogate = {'{', '"', 'a', '"', ':', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        assertThatThrownBy(() -> StrictJson.object(surrogate)).hasMessageContaining("UTF-8");
    }

    @Test
    void depth_and_lengths_are_limited() {
        String deepest = "{\"a\":".repeat(StrictJson.DEPTH) + "1" + "}".repeat(StrictJson.DEPTH);
        assertThat(StrictJson.object(deepest.getBytes(UTF_8)).size()).isEqualTo(1);
        for (String body : new String[] {
            "{\"a\":" + deepest + "}",
            "{\"a\":" + "[".repeat(100_000),
            "{\"a\":\"" + "x".repeat(StrictJson.TEXT + 1) + "\"}",
            "{\"" + "x".repeat(StrictJson.NAME + 1) + "\":1}",
            "{\"a\":" + "1".repeat(StrictJson.NUMBER + 1) + "}"
        }) {
            assertThatThrownBy(() -> StrictJson.object(body.getBytes(UTF_8))).isInstanceOf(MalformedJson.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483648", "1e99999999999", "-1e-99999999999"})
    void a_number_beyond_all_numbers_is_refused(String number) {
        assertThatThrownBy(() -> StrictJson.object(("{\"a\":[" + number + "]}").getBytes(UTF_8)))
                .isInstanceOf(MalformedJson.class)
                .hasMessageContaining("exponent");
    }

    /** The parser's own classes are nothing to a client. */
    @Test
    void a_refusal_is_in_words_about_json() {
        for (String body : new String[] {
            "{\"a\":1}{}",
            "{\"a\":" + "[".repeat(StrictJson.DEPTH + 1),
            "{\"a\":" + "1".repeat(StrictJson.NUMBER + 1) + "}",
            "{\"a\":\"" + "x".repeat(StrictJson.TEXT + 1) + "\"}",
            "{\"a\":NaN}",
            "{\"a\"",
            "{\"a\":[1",
            "{\"a\":1]",
            "{",
            ""
        }) {
            assertThatThrownBy(() -> StrictJson.object(body.getBytes(UTF_8)))
                    .isInstanceOf(MalformedJson.class)
                    .satisfies(refusal ->
                            assertThat(refusal.getMessage()).doesNotContain("`", "tools.jackson", "Stream", "Feature"));
        }
    }

    @Test
    void a_refusal_echoes_next_to_nothing() {
        String body = "{\"a\":" + "secret".repeat(10_000) + "}";
        assertThatThrownBy(() -> StrictJson.object(body.getBytes(UTF_8)))
                .satisfies(refusal ->
                        assertThat(String.valueOf(refusal.getMessage())).hasSizeLessThan(260));
    }
}
