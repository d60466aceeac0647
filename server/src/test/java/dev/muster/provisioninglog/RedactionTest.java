package dev.muster.provisioninglog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.schema.SchemaRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class RedactionTest {
    private final Redaction redaction = new Redaction(SchemaRegistry.standard());

    private String kept(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, CopiedBody.AT_MOST));
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
                    {"filter":"password eq \\"s3cret\\""}                 | {"filter":"(redacted)"}
                    {"filter":"title pr and urn:x:User:Password sw s3"} | {"filter":"(redacted)"}
                    {"path":"emails[password eq \\"s3cret\\"].value"}     | {"path":"(redacted)"}
                    {"path":"/Users?filter=password%20eq%20%22s3%22"}   | {"path":"(redacted)"}
                    {"data":"{\\"password\\":\\"s3cret\\"}"}                | {"data":"(redacted)"}
                    {"emails[password eq 's3cret']":1}                  | {"(redacted)":1}
                    {"client_secret":"s3cret"}                          | {"client_secret":"(redacted)"}
                    {"title":"Forgot the password"}                     | {"title":"Forgot the password"}
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

    @Test
    void an_answer_that_quotes_it_loses_it_cut_short_as_well() {
        String secret = "a-secret-with-\"quotes\"-and-more-than-an-excerpt-shows-of-it";
        byte[] body =
                ("{\"password\":" + JsonNodeFactory.instance.stringNode(secret) + "}").getBytes(StandardCharsets.UTF_8);
        var redacted = redaction.of(new CopiedBody(body, body.length)).orElseThrow();
        assertThat(redacted.outOf("'" + secret.substring(0, 30) + "…' is no password"))
                .isEqualTo("'(redacted)…' is no password");
        assertThat(redacted.outOf("{\"detail\":" + JsonNodeFactory.instance.stringNode(secret) + "}"))
                .isEqualTo("{\"detail\":\"(redacted)\"}");
    }

    @Test
    void what_was_minted_here_stands_nowhere() {
        assertThat(redaction.plain("/Users/mstr_0123456789abcdef?x=mstrt_0123456789abcdef"))
                .isEqualTo("/Users/(redacted)?x=(redacted)");
        assertThat(redaction.plain("The credential mstr_abc…yz was revoked"))
                .isEqualTo("The credential mstr_abc…yz was revoked");
        assertThat(redaction.ofQuery("/scim/v2/Users", "access_token=s3cret")).isEqualTo("(redacted)");
        assertThat(redaction.ofQuery("/scim/v2/Users", "filter=userName%20eq%20%22tokenmaker%22"))
                .contains("tokenmaker");
        assertThat(redaction.ofPath("/scim/v2/Users/password%20eq%20%22s3cret%22"))
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter=password%20eq%20%22s3cret%22", "filter=PassWord+sw+s3", "filter=p%61ssword eq 1"})
    void a_query_that_asks_for_a_secret_is_not_kept(String query) {
        assertThat(redaction.ofQuery("/scim/v2/Users", query)).isEqualTo("(redacted)");
    }
}
