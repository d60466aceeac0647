package dev.muster.server.proof;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What no answer may be, whatever was asked. */
final class Verdicts {
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    /** What tells of our insides: classes, stacks, SQL. */
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|`[A-Z]\\w+\\.\\w+`|\\bat [a-z]+\\.[a-z]+\\.|\\b(java|javax|jakarta|tools\\.jackson|org\\.(spring|postgres|apache|axon)\\w*|dev\\.muster)\\.|SQLSTATE|PSQL|\\bselect \\w+ from\\b|ERROR:");

    private final String secret;

    Verdicts(String authorization) {
        this.secret = authorization.substring(authorization.indexOf(' ') + 1);
    }

    Optional<String> wrongWith(RawRequest request, RawAnswer answer) {
        int status = answer.status();
        String body = answer.text();
        if (body.contains(secret) || answer.headers().toString().contains(secret))
            return Optional.of("The secret is echoed.");
        if (status >= 500 && !isDocumented(status, request)) return Optional.of("A fault of ours.");
        if (status >= 400) return Optional.ofNullable(wrongWithError(request, answer));
        if (body.isEmpty() || !answer.header("content-type").contains("json")) return Optional.empty();
        JsonNode json = parsed(body);
        if (json == null) return Optional.of("No sound JSON.");
        for (JsonNode operation : json.path("Operations")) {
            int one = Integer.parseInt(operation.path("status").asString("0"));
            if (one >= 500 || one < 200) return Optional.of("A fault of ours, in bulk.");
            String wrong = one < 400 ? null : wrongWithBody(one, operation.path("response"));
            if (wrong != null) return Optional.of(wrong + " In bulk.");
        }
        return Optional.empty();
    }

    /**
     * RFC 7644 §3.11: 501 where {@code /Me} is not served; RFC 9112 §6.1: and for a transfer coding that nobody knows. The directory of an
     * instant is not known at once.
     */
    private static boolean isDocumented(int status, RawRequest request) {
        if (status == 503 && request.target().startsWith("/api/directory")) return true;
        return status == 501
                && (request.target().contains("/Me")
                        || request.headers().toString().contains("Transfer-Encoding"));
    }

    private static @Nullable String wrongWithError(RawRequest request, RawAnswer answer) {
        if (request.method().equals("HEAD")) return null;
        // elsewhere it is RFC 9457's form, and at the door for tokens that of RFC 6749
        boolean elsewhere = !request.target().startsWith("/scim")
                && answer.header("content-type").equals("application/problem+json");
        if (elsewhere) return wrongWithText(answer, "detail");
        boolean forTokens =
                (request.target().startsWith("/oauth2") || request.target().startsWith("/.well-known/"))
                        && answer.header("content-type").equals("application/json");
        if (forTokens) return wrongWithText(answer, "error_description");
        if (!answer.header("content-type").equals("application/scim+json"))
            return "An error that is called " + answer.header("content-type") + ".";
        JsonNode json = parsed(answer.text());
        return json == null ? "An error that is no sound JSON." : wrongWithBody(answer.status(), json);
    }

    private static @Nullable String wrongWithText(RawAnswer answer, String member) {
        JsonNode error = parsed(answer.text());
        if (error == null) return "An error that is no sound JSON.";
        String text = error.path(member).asString("");
        if (text.isBlank()) return "An error without a " + member + ".";
        return INSIDES.matcher(text).find() ? "A text that tells of our insides." : null;
    }

    private static @Nullable String wrongWithBody(int status, JsonNode error) {
        if (!error.path("schemas").toString().equals("[\"urn:ietf:params:scim:api:messages:2.0:Error\"]"))
            return "No SCIM error.";
        if (!error.path("status").toString().equals("\"" + status + "\""))
            return "The status is not that of the answer.";
        String detail = error.path("detail").asString("");
        if (detail.isBlank()) return "An error without a detail.";
        if (INSIDES.matcher(detail).find()) return "A detail that tells of our insides.";
        if (!List.of("schemas", "status", "scimType", "detail").containsAll(error.propertyNames()))
            return "An error with other members.";
        return null;
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JacksonException unsound) {
            return null;
        }
    }
}
