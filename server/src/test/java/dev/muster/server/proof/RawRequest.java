package dev.muster.server.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request to the letter, which no client library has put right.
 *
 * @param target  path and query as they go on the wire, a byte for each character
 * @param headers whole lines
 */
record RawRequest(String method, String target, List<String> headers, byte[] body) {
    private static final int SHOWN = 4_000;

    RawRequest {
        headers = List.copyOf(headers);
    }

    byte[] onTheWire(String authorization) {
        var head = new StringBuilder().append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (!has("Host")) head.append("Host: localhost\r\n");
        if (!has("Authorization") && !authorization.isEmpty()) {
            head.append("Authorization: ").append(authorization).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (!has("Content-Length"))
            head.append("Content-Length: ").append(body.length).append("\r\n");
        head.append("\r\n");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    /** Whether one of its own takes the place of what every request has. */
    boolean has(String header) {
        return headers.stream()
                .flatMap(String::lines)
                .anyMatch(line -> line.regionMatches(true, 0, header + ":", 0, header.length() + 1));
    }

    /** To be read in a failure: what is not plain ASCII is escaped. */
    @Override
    public String toString() {
        var text = new StringBuilder(method + " " + target);
        headers.forEach(line -> text.append('\n').append(line));
        text.append("\n\n").append(new String(body, StandardCharsets.ISO_8859_1));
        var plain = new StringBuilder();
        text.chars()
                .limit(SHOWN)
                .forEach(c -> plain.append(
                        c == '\n' || c >= ' ' && c < 0x7F ? String.valueOf((char) c) : String.format("\\x%02x", c)));
        return text.length() > SHOWN ? plain + "… (" + text.length() + " in all)" : plain.toString();
    }
}
