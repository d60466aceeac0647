package dev.muster.server.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A header that is wrong, or that nobody expects; one that every request has takes the place of that. */
record OddHeaders(Dice dice) {
    void into(List<String> headers) {
        String tags = dice.any(
                "*",
                "W/\"0\"",
                "\"0\"",
                "W/\"0\", W/\"1\"",
                "W/\"99\"",
                "W/\"-1\"",
                "\"",
                "W/",
                "",
                ",",
                "\"a",
                "W/\"99999999999999999999\"",
                "\"x\", *",
                "W/\"0\"".repeat(500),
                "\u00e9",
                "\"\u00ff\"",
                "%00");
        headers.add(dice.any(
                "If-Match: " + tags,
                "If-Match: " + tags,
                "If-None-Match: " + tags,
                "If-Modified-Since: " + dice.any("Sat, 29 Oct 1994 19:43:31 GMT", "x", "-1"),
                "If-Unmodified-Since: x",
                "X-HTTP-Method-Override: DELETE",
                "Content-Encoding: " + dice.any("gzip", "identity", "deflate", "x", "", "gzip, gzip"),
                "Accept-Encoding: " + dice.any("gzip", "*;q=0", "x;q=9"),
                "Accept-Language: " + dice.any("de", "*", "x".repeat(100), "de;q=x"),
                "Range: " + dice.any("bytes=0-1", "bytes=", "x", "bytes=9-1", "bytes=99999999999999999999-"),
                "Expect: 100-continue",
                "Expect: x",
                "Prefer: return=minimal",
                "Cookie: JSESSIONID=x; a=\u0001",
                "X-Forwarded-For: " + dice.any("x", "1.2.3.4, 5.6.7.8", "::1", "", "1.2.3.4".repeat(100)),
                "X-Forwarded-Proto: " + dice.any("https", "x", "ftp", ""),
                "X-Forwarded-Host: "
                        + dice.any("example.com", "a b", "[", "[::1]:x", "example.com:99999", "\u00e9", "\"><script>"),
                "X-Forwarded-Port: " + dice.any("0", "-1", "99999999999", "x", "443"),
                "Forwarded: " + dice.any("for=x;host=y", "for=\"[\"", ";;;", "host=\u00e9"),
                "Origin: " + dice.any("http://example.com", "null", "x", "http://localhost"),
                "Sec-Fetch-Site: " + dice.any("cross-site", "same-origin", "x"),
                "Host: "
                        + dice.any(
                                "localhost", "x", "[", "[::1]", "a b", "localhost:99999", "", "\u00e9", "x/y", "%00"),
                "Content-Length: " + dice.any("x", "-1", "+5", "", "99999999999", "99999999999999999999", "1, 2"),
                "Authorization: " + authorization() + fromSomewhere(),
                "Authorization: " + authorization() + fromSomewhere(),
                "Authorization: " + authorization() + fromSomewhere(),
                "User-Agent: " + dice.any("", "\u00ff\u0001", "x".repeat(3_000), "${jndi:ldap://x}"),
                "X-Request-Id: " + dice.any("x", "'", "\u00ff"),
                "Upgrade: h2c",
                "Transfer-Encoding: identity",
                "\u00e9: x",
                "a b: c",
                ": x",
                "novalue",
                "X-Odd: \u0001",
                "X-Many: " + "y".repeat(dice.any(1_000, 9_000))));
        if (dice.oneIn(3)) {
            headers.removeIf(line -> line.startsWith("Accept:"));
            headers.add("Accept: "
                    + dice.any(
                            "*/*",
                            "application/json",
                            "application/*",
                            "text/html",
                            "",
                            ",",
                            ";",
                            "application/scim+json;q=0",
                            "*/*;q=0",
                            "application/json;q=x",
                            "a".repeat(2_000),
                            "application/scim+json; charset=utf-16",
                            "\u00ff",
                            "application/json;;;",
                            "/",
                            "text/html, */*;q=0.1"));
        }
        if (dice.oneIn(3)) {
            headers.removeIf(line -> line.startsWith("Content-Type:"));
            headers.add("Content-Type: "
                    + dice.any(
                            "application/json",
                            "text/xml",
                            "application/x-www-form-urlencoded",
                            "multipart/form-data",
                            "multipart/form-data; boundary=x",
                            "",
                            ";",
                            "application/json; charset=utf-16",
                            "application/json; charset=x",
                            "application/json; charset=\"utf-8\"",
                            "application/scim+json; charset",
                            "\u00ff",
                            "application/scim+json, application/json",
                            "a".repeat(1_000),
                            "application/json;charset=utf-8;charset=utf-16"));
        }
    }

    /** Each from an address of its own, or the door would be closed to all after ten. */
    private String fromSomewhere() {
        return "\r\nX-Forwarded-For: 2001:db8::" + Integer.toHexString(dice.below(0x10000)) + ":"
                + Integer.toHexString(dice.below(0x10000));
    }

    private String authorization() {
        String name = dice.any(
                "operator",
                "",
                "a\u0000b",
                "\u0000",
                "\ud83d\ude00",
                "x".repeat(600),
                "\u0130",
                "'",
                "\u00ad",
                "a\nb",
                "mstr_x",
                dice.text(20));
        String password = dice.any("", "x", "\u0000", "a:b", "mstr_x", "mstrt_x", "mstr_\u0000", "x".repeat(700));
        return switch (dice.below(6)) {
            case 0 ->
                "Bearer " + dice.any("", "x", "mstr_x", "mstrt_x", "\u00ff", "a b", "x".repeat(6_000), "mstr_%00");
            case 1 ->
                dice.any("", "Basic", "Basic ", "Basic !", "Basic =", "Digest x", "x", "Negotiate", ",", "basic \t x");
            case 2 -> "Basic " + base64((name + password).getBytes(StandardCharsets.UTF_8));
            case 3 -> "Basic " + base64((name + ":" + password).getBytes(StandardCharsets.ISO_8859_1));
            case 4 -> "Basic " + base64(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, ':', 'x'});
            default -> "Basic " + base64((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
