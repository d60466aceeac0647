package dev.muster.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server said, with the assertions that most tests need. */
public record ScimAnswer(HttpResponse<String> http) {
    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return http.statusCode();
    }

    public @Nullable String header(String name) {
        return http.headers().firstValue(name).orElse(null);
    }

    public JsonNode body() {
        return JSON.readTree(http.body());
    }

    public String id() {
        return body().get("id").stringValue();
    }

    /** Fails with the body, which usually tells why. */
    public ScimAnswer hasStatus(int status) {
        assertThat(status())
                .as(http.request().method() + " " + http.uri() + ": " + http.body())
                .isEqualTo(status);
        return this;
    }

    /** A SCIM error (RFC 7644 §3.12) whose detail says what the reader needs. */
    public ScimAnswer isError(int status, @Nullable String scimType, String... detail) {
        hasStatus(status);
        assertThat(header("Content-Type")).isEqualTo("application/scim+json");
        JsonNode body = body();
        assertThat(body.get("schemas").toString()).isEqualTo("[\"urn:ietf:params:scim:api:messages:2.0:Error\"]");
        assertThat(body.get("status").stringValue()).isEqualTo(Integer.toString(status));
        assertThat(body.path("scimType").asString("")).isEqualTo(scimType == null ? "" : scimType);
        for (String part : detail) assertThat(body.get("detail").stringValue()).contains(part);
        return this;
    }
}
