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
    private final MutatedJson json;
    private final OddHeaders oddHeaders;

    BrokenRequests(Dice dice, Scene scene, List<String> ids) {
        this.dice = dice;
        this.scene = scene;
        this.ids = ids;
        this.json = new MutatedJson(dice, ids);
        this.oddHeaders = new OddHeaders(dice);
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
        if (dice.oneIn(breaksBody ? 15 : 3)) target = new OddTarget(dice, ids).of(target);
        headers.add("Accept: application/scim+json");
        if (!body.isEmpty()) headers.add("Content-Type: application/scim+json");
        if (dice.oneIn(4)) oddHeaders.into(headers);
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
            case 0, 1, 2 -> "filter=" + (dice.oneIn(3) ? UnusualText.any(dice, ids) : UnusualText.filter(dice, ids, 0));
            case 3 -> "startIndex=" + number() + "&count=" + number();
            case 4 -> "cursor=" + dice.any("", "x", "AAAA", "A".repeat(5_000), "%00", number()) + "&count=" + number();
            case 5 ->
                "sortBy=" + dice.any(UnusualText.attribute(dice), UnusualText.path(dice, ids), dice.text(20))
                        + "&sortOrder=" + dice.any("ascending", "descending", "DESCENDING", "x", "", "\u0130");
            case 6 ->
                dice.any("attributes=", "excludedAttributes=")
                        + UnusualText.attribute(dice)
                        + dice.any(",", ",,", " , ", ";", "&attributes=")
                        + UnusualText.attribute(dice);
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
    static String encoded(String path) {
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
}
