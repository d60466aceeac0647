package dev.muster.scim.http;

import dev.muster.scim.error.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which of the two names of JSON the client reads, and whether it sends one of them. */
final class MediaTypes {
    static final String SCIM = "application/scim+json";
    static final String JSON = "application/json";

    private MediaTypes() {}

    /**
     * SCIM's own type, unless the client prefers {@code application/json} or takes that alone. Neither has a charset: JSON is
     * UTF-8.
     *
     * @throws RequestRefusal.NothingAcceptable where it takes neither
     */
    static String accepted(@Nullable String accept) {
        if (accept == null || accept.isBlank() || accept.equals(SCIM) || accept.equals("*/*")) return SCIM;
        double scim = -1;
        double json = -1;
        double others = 0;
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            double weight = weight(parts);
            switch (parts[0].trim()) {
                case SCIM -> scim = Math.max(scim, weight);
                case JSON -> json = Math.max(json, weight);
                case "*/*", "application/*" -> others = Math.max(others, weight);
                default -> {}
            }
        }
        // RFC 9110 12.5.1: what is named counts by itself, and only what is not by the rest
        if (scim < 0) scim = others;
        if (json < 0) json = others;
        if (scim <= 0 && json <= 0) throw new RequestRefusal.NothingAcceptable(accept);
        return scim >= json ? SCIM : JSON;
    }

    private static double weight(String[] range) {
        for (int i = 1; i < range.length; i++) {
            String parameter = range[i].trim();
            if (parameter.matches("q=[01](\\.\\d{0,3})?")) return Double.parseDouble(parameter.substring(2));
        }
        return 1;
    }

    /** @throws RequestRefusal.UnsupportedBody where the body is named something else; without a name it is taken as JSON */
    static void requireJson(HttpServletRequest request) {
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.isBlank() && !encoding.equalsIgnoreCase("identity")) {
            throw new RequestRefusal.UnsupportedBody("Content-Encoding " + encoding);
        }
        String type = request.getContentType();
        if (type == null || type.isBlank() || type.equals(SCIM)) return;
        String[] parts = type.toLowerCase(Locale.ROOT).split(";", -1);
        boolean json = parts[0].trim().equals(SCIM) || parts[0].trim().equals(JSON);
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].trim().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) json = false;
        }
        if (!json) throw new RequestRefusal.UnsupportedBody(type);
    }
}
