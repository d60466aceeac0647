package dev.muster.server.proof;

import dev.muster.server.proof.KnownRequests.Known;
import dev.muster.server.scim.Scene;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests that were sound once, and are now broken in one place or in several: method, path, query, headers, body. */
final class BrokenRequests {
    private static final List<Known> KNOWN = KnownRequests.all();

    private final Dice dice;
    private final Scene scene;
    private final List<String> ids;
    private final BrokenJson json;

    BrokenRequests(Dice dice, Scene scene, List<String> ids) {
        this.dice = dice;
        this.scene = scene;
        this.ids = ids;
        this.json = new BrokenJson(dice, ids);
    }

    RawRequest next() {
        Known known = dice.anyOf(KNOWN);
        String method = known.method();
        String path = known.path();
        String body = known.body() == null ? "" : scene.inserted(known.body());
        List<String> headers = new ArrayList<>();
        boolean breaksBody = !body.isEmpty() && !dice.oneIn(5);
        if (dice.oneIn(12)) method = method(method);
        if (!breaksBody || dice.oneIn(6)) path = query(path);
        String target = "/scim/v2" + encoded(scene.inserted(path));
        if (dice.oneIn(breaksBody ? 15 : 3)) target = target(target);
        headers.add("Accept: application/scim+json");
        if (!body.isEmpty()) headers.add("Content-Type: application/scim+json");
        if (dice.oneIn(4)) header(headers);
        byte[] bytes = breaksBody ? json.of(body) : body.getBytes(StandardCharsets.UTF_8);
        return new RawRequest(method, target, headers, bytes);
    }

    private String method(String method) {
        return dice.any(
                "GET",
                "POST",
                "PUT",
                "PATCH",
                "DELETE",
                "HEAD",
                "OPTIONS",
                "TRACE",
                "PROPFIND",
                "FOO",
                "X-Y",
                method.toLowerCase(Locale.ROOT),
                "DELETE1");
    }

    private String query(String path) {
        String more = switch (dice.below(10)) {
            case 0, 1, 2 -> "filter=" + (dice.oneIn(3) ? OddText.any(dice, ids) : OddText.filter(dice, ids, 0));
            case 3 -> "startIndex=" + number() + "&count=" + number();
            case 4 -> "cursor=" + dice.any("", "x", "AAAA", "A".repeat(5_000), "%00", number()) + "&count=" + number();
            case 5 ->
                "sortBy=" + dice.any(OddText.attribute(dice), OddText.path(dice, ids), dice.text(20)) + "&sortOrder="
                        + dice.any("ascending", "descending", "DESCENDING", "x", "", "\u0130");
            case 6 ->
                dice.any("attributes=", "excludedAttributes=")
                        + OddText.attribute(dice)
                        + dice.any(",", ",,", " , ", ";", "&attributes=")
                        + OddText.attribute(dice);
            case 7 -> "count=1&count=2&filter=id pr&filter=userName pr&attributes=id&attributes=";
            case 8 -> "x".repeat(dice.any(10, 1_000, 6_000)) + "=" + dice.text(5);
            default ->
                dice.any(
                        "=",
                        "&&&",
                        "=&=",
                        "filter",
                        "filter=",
                        "startIndex",
                        "count=",
                        "_method=DELETE",
                        "access_token=x",
                        "a[]=b",
                        "filter=\u0000",
                        "sortBy=\u0000",
                        "attributes=\u0000",
                        "cursor=\u0000",
                        "count=\u0000");
        };
        if (dice.oneIn(3)) return path.split("\\?", 2)[0] + "?" + more;
        return path + (path.contains("?") ? "&" : "?") + more;
    }

    private String number() {
        return dice.any(
                "0",
                "1",
                "2",
                "-1",
                "1000",
                "2147483647",
                "2147483648",
                "-2147483648",
                "9223372036854775807",
                "9223372036854775808",
                "999999999999999999",
                "1e9",
                "1.5",
                "+1",
                "%2B1",
                "",
                " ",
                "x",
                "\u0661",
                "0x10",
                "1,2",
                "NaN");
    }

    /** As a client library would; what stands for a byte is written as that byte. */
    private static String encoded(String path) {
        int question = path.indexOf('?');
        if (question < 0) return path;
        var query = new StringBuilder(path.substring(0, question)).append('?');
        for (String pair : path.substring(question + 1).split("&", -1)) {
            if (query.charAt(query.length() - 1) != '?') query.append('&');
            int equals = pair.indexOf('=');
            if (equals < 0) query.append(URLEncoder.encode(pair, StandardCharsets.UTF_8));
            else
                query.append(URLEncoder.encode(pair.substring(0, equals), StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        }
        return query.toString();
    }

    private String target(String target) {
        int at = 1 + dice.below(target.length());
        String odd = dice.any(
                "%00",
                "%0a",
                "%0d%0a",
                "%2f",
                "%2F",
                "%5c",
                "%",
                "%zz",
                "%2",
                "%c0%80",
                "%ed%a0%80",
                "%ff",
                "%25",
                "%2e%2e/",
                "/..",
                "/.",
                "//",
                ";a=b",
                ";",
                "?",
                "#",
                "\\",
                "|",
                "^",
                "{",
                "\"",
                "<",
                " ",
                "\t",
                "\u00e9",
                "\u00ff",
                "%e2%82%ac",
                "%u0041",
                "*",
                "@",
                ":",
                "~",
                "&",
                "=",
                "+",
                "%20",
                "\u0001",
                "\u007f",
                "a".repeat(9_000));
        return switch (dice.below(8)) {
            case 0 -> target.substring(0, at - 1) + target.substring(at);
            case 1 -> target + "/";
            case 2 ->
                dice.any(
                        "/",
                        "*",
                        "http://example.com" + target,
                        "scim/v2/Users",
                        "//scim/v2/Users",
                        "/scim",
                        "/scim/",
                        "/scim/v2",
                        "/scim/v3/Users",
                        "/SCIM/v2/Users",
                        "/scim/v2/users",
                        "/scim/v2/Users/" + dice.anyOf(ids).toUpperCase(Locale.ROOT),
                        "/scim/v2/Users/1-1-1-1-1",
                        "/scim/v2/Groups/" + dice.anyOf(ids),
                        "/scim/v2/Users/.search",
                        "/scim/v2/Bulk",
                        "/scim/v2/Users/" + "a".repeat(200));
            default -> target.substring(0, at) + odd + target.substring(at);
        };
    }

    private void header(List<String> headers) {
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
                "Range: bytes=0-1",
                "Expect: 100-continue",
                "Expect: x",
                "Prefer: return=minimal",
                "Cookie: JSESSIONID=x; a=\u0001",
                "X-Forwarded-For: " + dice.any("x", "1.2.3.4, 5.6.7.8", "::1", "", "1.2.3.4".repeat(100)),
                "X-Forwarded-Proto: " + dice.any("https", "x", "ftp", ""),
                "X-Forwarded-Host: "
                        + dice.any("example.com", "a b", "[", "[::1]:x", "example.com:99999", "\u00e9", "\"><script>"),
                "X-Forwarded-Port: " + dice.any("0", "-1", "99999999999", "x", "443"),
                "Forwarded: for=x;host=y",
                "Origin: http://example.com",
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
}
