package dev.muster.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers a no in the form that the asker reads: a SCIM error (RFC 7644 §3.12) below {@code /scim}, else RFC 9457. */
public final class ErrorBody {
    /** RFC 6750 §3.1: to whoever showed none it is not said, so that he does not take it for a mistake of his. */
    private static final String BAD_TOKEN = ", error=\"invalid_token\"";

    private ErrorBody() {}

    public static void send(AccessDenied denial, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (denial.status() == 401) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"muster\"" + (showsToken(request) ? BAD_TOKEN : ""));
            response.addHeader("WWW-Authenticate", "Basic realm=\"muster\", charset=\"UTF-8\"");
        }
        if (denial.retryAfter() != null) {
            response.setHeader("Retry-After", Long.toString(denial.retryAfter().toSeconds()));
        }
        send(denial.status(), null, denial.detail(), request.getRequestURI(), response);
    }

    private static boolean showsToken(HttpServletRequest request) {
        return PresentedCredential.in(request.getHeader("Authorization")) instanceof PresentedCredential.Token token
                && token.basicUser() == null;
    }

    /** @param path as it was sent: the form depends on it, never who gets in */
    public static void send(
            int status, @Nullable String scimType, String detail, String path, HttpServletResponse response)
            throws IOException {
        boolean scim = path.startsWith("/scim");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (scim) {
            body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
            body.put("status", Integer.toString(status));
            if (scimType != null) body.put("scimType", scimType);
        } else {
            body.put("status", status);
        }
        body.put("detail", detail);
        response.setStatus(status);
        response.setContentType(scim ? "application/scim+json" : "application/problem+json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
