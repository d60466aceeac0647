package dev.muster.server.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers a no in the form that the asker reads: a SCIM error (RFC 7644 §3.12) below {@code /scim}, else RFC 9457. */
public final class ErrorBody {
    private ErrorBody() {}

    static void send(Denial denial, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (denial.status() == 401) {
            response.addHeader("WWW-Authenticate", "Bearer realm=\"muster\"");
            response.addHeader("WWW-Authenticate", "Basic realm=\"muster\", charset=\"UTF-8\"");
        }
        if (denial.retryAfter() != null) {
            response.setHeader("Retry-After", Long.toString(denial.retryAfter().toSeconds()));
        }
        send(denial.status(), denial.detail(), request, response);
    }

    public static void send(int status, String detail, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        // only the form depends on the path as it was sent, never who gets in
        boolean scim = request.getRequestURI().startsWith("/scim");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (scim) {
            body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:Error");
            body.put("status", Integer.toString(status));
        } else {
            body.put("status", status);
        }
        body.put("detail", detail);
        response.setStatus(status);
        response.setContentType(scim ? "application/scim+json" : "application/problem+json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
