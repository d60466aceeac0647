package dev.muster.server.provisioninglog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.schema.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private final Redaction redaction = new Redaction(SchemaRegistry.standard());

    private String kept(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, Copy.AT_MOST));
        return redaction
                .of(new CopiedBody(beginning, bytes.length))
                .map(Redaction.Redacted::text)
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"userName":"b"}                                    | {"userName":"b"}
                    {"userName":"b","password":"s3cret"}                | {"userName":"b","password":"(redacted)"}
                    {"PASSWORD":["s3cret"]}                             | {"PASSWORD":"(redacted)"}
                    {"value":{"urn:x:User:password":"s3cret"}}          | {"value":{"urn:x:User:password":"(redacted)"}}
                    {"op":"add","path":"Password","value":"s3cret"}     | {"op":"add","path":"Password","value":"(redacted)"}
                    {"op":"add","value":"s3cret","path":"password"}     | {"op":"add","value":"(redacted)","path":"password"}
                    {"op":"add","path":"title","value":"Guide"}         | {"op":"add","path":"title","value":"Guide"}
                    """)
    void what_is_never_returned_is_never_kept(String body, String kept) {
        assertThat(kept(body)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"password\":\"s3cret\"",
                "{\"password\":\"s3cret",
                "{\"op\":\"replace\",\"value\":\"s3cret\",\"pa",
                "[{\"op\":\"replace\",\"value\":{\"a\":\"x\",\"password\":\"s3cret",
                "password=s3cret",
                "\"password\":\"s3cret\"}",
                "{} {\"password\":\"s3cret\"}",
            })
    void of_what_is_no_whole_json_no_secret_is_kept(String body) {
        assertThat(kept(body)).doesNotContain("s3cret").endsWith(" … (of " + body.length() + " bytes)");
    }

    @Test
    void of_a_long_body_the_beginning_is_kept() {
        String body =
                "{\"userName\":\"bjensen\",\"members\":[" + "\"x\",".repeat(5_000) + "\"x\"],\"password\":\"s3cret\"}";
        assertThat(kept(body))
                .startsWith("{\"userName\":\"bjensen\",\"members\":[\"x\"")
                .doesNotContain("s3cret");
    }

    @Test
    void a_deep_body_is_cut_where_it_is_deep() {
        assertThat(kept("[".repeat(4_000))).startsWith("[").contains("… (of 4000 bytes)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=password%20eq%20%22s3cret%22", "filter=PassWord+sw+s3", "filter=p%61ssword eq 1"})
    void a_query_that_asks_for_a_secret_is_not_kept(String query) {
        assertThat(redaction.ofQuery("/scim/v2/Users", query)).isEqualTo("(redacted)");
    }
}
