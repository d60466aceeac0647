package dev.muster.security.oauth;

import com.nimbusds.jwt.proc.BadJWTException;
import dev.muster.directory.integration.Scope;
import dev.muster.scim.ProvisioningClient;
import dev.muster.security.AccessDenied;
import dev.muster.security.ClientEntry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers a no of the token endpoint: RFC 6749 §5.2, with what to do in {@code error_description}. */
final class OAuthErrors implements AuthenticationFailureHandler {
    /** What is registered for a server that has no time just now (RFC 6749 §4.1.2.1); there is none for "too often". */
    static final String TOO_OFTEN = "temporarily_unavailable";

    private static final String UNREADABLE_CLAIMS =
            "A claim of the assertion is of the wrong kind: iss, sub and jti are"
                    + " texts, aud is a text or a list of them, exp, nbf and iat are seconds since 1970 as numbers.";

    /** One of ours: its description is for the client as it is. */
    private static final class Refused extends OAuth2AuthenticationException {
        private final transient @Nullable AccessDenied because;

        Refused(OAuth2Error error, @Nullable AccessDenied because) {
            super(error);
            this.because = because;
        }
    }

    static OAuth2AuthenticationException refused(String error, String description) {
        return new Refused(new OAuth2Error(error, description, null), null);
    }

    static OAuth2AuthenticationException refused(AccessDenied because) {
        String error = switch (because.status()) {
            case 401 -> OAuth2ErrorCodes.INVALID_CLIENT;
            case 429 -> TOO_OFTEN;
            default -> OAuth2ErrorCodes.UNAUTHORIZED_CLIENT;
        };
        return new Refused(new OAuth2Error(error, because.detail(), null), because);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        // for the provisioning log of whose client it says that it is
        if (request.getAttribute(ProvisioningClient.ATTRIBUTE) == null) {
            OAuthClients.named().ifPresent(credential -> ClientEntry.bind(credential, request));
        }
        OAuth2Error error = ((OAuth2AuthenticationException) failure).getError();
        String description = failure instanceof Refused
                ? Objects.requireNonNullElse(error.getDescription(), "")
                : description(error, failure.getCause(), request);
        int status = error.getErrorCode().equals(OAuth2ErrorCodes.INVALID_CLIENT) ? 401 : 400;
        if (failure instanceof Refused refused && refused.because != null) {
            if (refused.because.status() == 429) status = 429;
            if (refused.because.retryAfter() != null) {
                response.setHeader(
                        "Retry-After",
                        Long.toString(refused.because.retryAfter().toSeconds()));
            }
        }
        send(status, error.getErrorCode(), description, response);
    }

    private static String description(OAuth2Error error, @Nullable Throwable cause, HttpServletRequest request) {
        return switch (error.getErrorCode()) {
            case OAuth2ErrorCodes.INVALID_CLIENT -> unproved(cause);
            case OAuth2ErrorCodes.UNSUPPORTED_GRANT_TYPE -> "The grant_type here is client_credentials.";
            case OAuth2ErrorCodes.INVALID_SCOPE -> "The credential does not have all of these scopes" + having(request);
            case OAuth2ErrorCodes.INVALID_REQUEST ->
                error.getDescription() == null
                        ? "What shows who the client is is missing, malformed or there twice; a client_assertion is"
                                + " a signed JWT that comes with its client_assertion_type."
                        : error.getDescription() + " is missing, malformed or there twice.";
            default -> Objects.requireNonNullElse(error.getDescription(), "");
        };
    }

    /** Who has not proved himself hears nothing of whether there is such a client; who has signed, what to mend. */
    private static String unproved(@Nullable Throwable cause) {
        if (cause instanceof JwtValidationException wrong) {
            return wrong.getErrors().stream()
                    .map(OAuth2Error::getDescription)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse("");
        }
        boolean ofClaims = false;
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof AssertionClaims.Wrong wrong) return String.valueOf(wrong.getMessage());
            if (deeper instanceof BadJWTException) ofClaims = true;
            if (deeper instanceof ParseException && ofClaims) return UNREADABLE_CLAIMS;
        }
        return cause instanceof JwtException
                ? "The assertion cannot be read, or none of the client's keys has signed it by one of "
                        + String.join(", ", Assertions.algorithmNames()) + "."
                : "There is no such client, or its secret is another, or it proves itself in another way.";
    }

    private static String having(HttpServletRequest request) {
        return request.getAttribute(ProvisioningClient.ATTRIBUTE) instanceof ProvisioningClient client
                ? ", only " + Scope.names(client.scopes()) + ". Ask for fewer, or leave scope out."
                : ".";
    }

    static void send(int status, String error, String description, HttpServletResponse response) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("error", error);
        body.put("error_description", printable(description));
        response.setStatus(status);
        if (status == 401) response.setHeader("WWW-Authenticate", "Basic realm=\"muster\", charset=\"UTF-8\"");
        response.setContentType("application/json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** RFC 6749 §5.2 lets it have neither quotes nor backslashes, and ASCII only. */
    private static String printable(String description) {
        return description.replace('"', '\'').replace("…", "...").replaceAll("[^\\x20-\\x7E]|\\\\", "?");
    }
}
