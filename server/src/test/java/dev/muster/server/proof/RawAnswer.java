package dev.muster.server.proof;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** @param headers by their names in lower case */
record RawAnswer(int status, Map<String, String> headers, byte[] body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Whether the server hangs up after it. */
    boolean isLast() {
        return header("connection").equalsIgnoreCase("close");
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + "\n" + (text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
    }
}
