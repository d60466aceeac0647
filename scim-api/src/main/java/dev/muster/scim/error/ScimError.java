package dev.muster.scim.error;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of RFC 7644 §3.12, and the headers that belong to it.
 *
 * @param scimType one of the RFC's keywords; null where it has none
 * @param detail   for the person with the pager: the value, and the cure
 */
public record ScimError(int status, @Nullable String scimType, String detail, Map<String, String> headers) {
    /** The request attribute under which an answered error is left for the provisioning log. */
    public static final String ATTRIBUTE = "dev.muster.scim.error.ScimError";

    private static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    public ScimError {
        headers = Map.copyOf(headers);
    }

    public static ScimError of(int status, @Nullable String scimType, String detail) {
        return new ScimError(status, scimType, detail, Map.of());
    }

    public ScimError with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new ScimError(status, scimType, detail, more);
    }

    public String json() {
        return body().toString();
    }

    public ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(status)); // a string, says the RFC
        if (scimType != null) body.put("scimType", scimType);
        body.put("detail", detail);
        return body;
    }

    /** Also for filters, before any handler is found. */
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        byte[] body = json().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setContentType("application/scim+json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
