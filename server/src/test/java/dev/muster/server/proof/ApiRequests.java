package dev.muster.server.proof;

import dev.muster.server.security.OwnedResources;
import dev.muster.server.security.Routes.Route;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Requests to what is not SCIM, each made from the server's own list of what it answers to, and then broken. */
final class ApiRequests {
    private static final String ITEMS =
            "Asset Tag,Serial,Model,Category,Status,Purchase Cost,Purchase Date,Checked Out To\n"
                    + "A2,S2,Latitude,Laptops,Ready,\"1,299.00\",2024-02-29,bjensen@example.com\nA3,,\"x \"\" y\",Laptops,,,,\n";
    private static final String FORM = "grant_type=client_credentials&client_id=CLIENT&client_secret=SECRET&scope=SCIM";

    private final Dice dice;
    private final List<Route> routes;
    private final OwnedResources belongings;
    private final List<String> ids;
    private final MutatedJson json;
    private final OddHeaders oddHeaders;
    private final OddTarget oddTarget;
    private final String client;

    /** @param client the form's words for the one and for its secret, with a blank between */
    ApiRequests(Dice dice, List<Route> routes, OwnedResources belongings, List<String> ids, String client) {
        this.dice = dice;
        this.routes = routes;
        this.belongings = belongings;
        this.ids = ids;
        this.json = new MutatedJson(dice, ids);
        this.oddHeaders = new OddHeaders(dice);
        this.oddTarget = new OddTarget(dice, ids);
        this.client = client;
    }

    RawRequest next() {
        RawRequest request = dice.oneIn(12) ? forToken() : ofRoute(dice.anyOf(routes));
        if (request.has("X-Forwarded-For")) return request;
        // whoever has lost his password shall not close the door to the others
        List<String> headers = new ArrayList<>(request.headers());
        headers.add("X-Forwarded-For: 2001:db8:1::" + Integer.toHexString(dice.below(0x10000)));
        return new RawRequest(request.method(), request.target(), headers, request.body());
    }

    private RawRequest ofRoute(Route route) {
        String path = OwnedResources.areNamedBy(route) && !dice.oneIn(8)
                ? belongings.pathOf(route)
                : route.pattern().replaceAll("\\{[^}]*}", dice.oneIn(3) ? "users" : dice.anyOf(ids));
        String target = BrokenRequests.encoded(withQuery(route, path));
        if (dice.oneIn(8)) target = oddTarget.of(target);
        String method =
                dice.oneIn(20) ? dice.any("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "FOO") : route.method();
        List<String> headers = new ArrayList<>();
        byte[] body = new byte[0];
        if (route.consumes().equals("text/csv")) {
            headers.add("Content-Type: text/csv");
            body = torn(ITEMS);
        } else if (!method.equals("GET") && !method.equals("HEAD")) {
            String sound = bodyOf(route);
            if (!sound.isEmpty()) {
                headers.add("Content-Type: application/json");
                body = dice.oneIn(6) ? bytesOf(sound) : dice.oneIn(5) ? bytesOf(poisoned(sound)) : json.of(sound);
            }
        }
        if (dice.oneIn(4)) oddHeaders.into(headers);
        return new RawRequest(method, target, headers, body);
    }

    private static byte[] bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is sound for a parser of JSON, and for nobody behind it. */
    private String poisoned(String sound) {
        return switch (dice.below(6)) {
            case 0 -> sound.replace("[\"", "[null,\"");
            case 1 -> sound.replaceAll("\\[[^\\[\\]]*]", "[null]");
            case 2 -> sound.replaceFirst(":\"", ":\"" + dice.any("\\\\u0000", "\\\\ud800", "\\\\udc00\\\\ud800"));
            case 3 -> sound.replace(":\"", ":\"\\u0000");
            case 4 -> sound.replaceAll(":\"[^\"]*\"", ":null");
            default -> sound.replaceFirst("\\{", "{\"\\\\u0000\":null,");
        };
    }

    private String bodyOf(Route route) {
        return Arrays.stream(route.handler().getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(parameter -> new SoundBody(dice, dice.anyOf(ids)).of(parameter.getParameterizedType(), ""))
                .map(JsonNode::toString)
                .findFirst()
                .orElse(dice.oneIn(10) ? "{}" : "");
    }

    private String withQuery(Route route, String path) {
        List<String> names = new ArrayList<>();
        for (Parameter parameter : route.handler().getParameters()) {
            RequestParam named = parameter.getAnnotation(RequestParam.class);
            if (named != null) names.add(named.name().isEmpty() ? parameter.getName() : named.name());
            if (parameter.isAnnotationPresent(ModelAttribute.class)) {
                for (RecordComponent part : parameter.getType().getRecordComponents()) names.add(part.getName());
            }
        }
        if (route.consumes().equals("text/csv") && !dice.oneIn(5)) path += "?dryRun=true";
        if (names.isEmpty() ? !dice.oneIn(10) : dice.oneIn(4)) return path;
        var query = new StringBuilder(path).append(path.contains("?") ? '&' : '?');
        for (int i = dice.below(3); i >= 0; i--) {
            String name =
                    names.isEmpty() || dice.oneIn(10) ? dice.any("tenant", "x", "at", "", "limit") : dice.anyOf(names);
            query.append(name).append('=').append(value()).append(i == 0 ? "" : "&");
        }
        return query.toString();
    }

    private String value() {
        return dice.any(
                dice.anyOf(ids),
                "1",
                "0",
                "-1",
                "500",
                "2147483648",
                "true",
                "false",
                "maybe",
                "2026-01-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "2026-01-01",
                "2026-01-01T00:00:00Z," + dice.anyOf(ids),
                "-999999999-01-01T00:00:00Z," + dice.anyOf(ids),
                ",",
                "created",
                "-lastModified",
                "User",
                "UserDeactivated",
                "\u0000",
                "a\u0000b",
                "\ud83d\ude00",
                "EUR",
                "csv",
                "json",
                "everybody",
                "group",
                "'",
                "%",
                "\u00ff",
                "9223372036854775808",
                "1e9",
                "x".repeat(3_000),
                "",
                dice.text(20));
    }

    private RawRequest forToken() {
        String form = FORM.replace("CLIENT", client.split(" ")[0]).replace("SECRET", client.split(" ")[1]);
        String target = dice.any(
                "/oauth2/token",
                "/oauth2/token",
                "/oauth2/revoke",
                "/oauth2/introspect",
                "/oauth2/",
                "/.well-known/oauth-authorization-server",
                "/oauth2/token?x=%00");
        if (dice.oneIn(8)) target = oddTarget.of(target);
        List<String> headers = new ArrayList<>(List.of("Content-Type: application/x-www-form-urlencoded"));
        if (dice.oneIn(3)) oddHeaders.into(headers);
        String more = dice.any(
                "",
                "&token=x",
                "&token=%00&token_type_hint=%00",
                "&client_assertion=x.y.z&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer",
                "&client_assertion=eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJcdTAwMDAifQ.eA&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer",
                "&scope=SCIM+%00",
                "&scope=%F0%9F%98%80",
                "&client_id=%00",
                "&grant_type=password",
                "&grant_type=authorization_code&code=x",
                "&resource=%00",
                "&code_verifier=x");
        byte[] body = dice.oneIn(3) ? (form + more).getBytes(StandardCharsets.UTF_8) : torn(form + more);
        return new RawRequest(dice.oneIn(12) ? "GET" : "POST", target, headers, body);
    }

    /** Some bytes of it are others, or are not there. */
    private byte[] torn(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = dice.below(4); i > 0 && bytes.length > 0; i--) {
            int at = dice.below(bytes.length);
            switch (dice.below(4)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] = (byte) dice.below(256);
                case 2 ->
                    bytes[at] =
                            (byte) (int) dice.any(0, (int) '"', (int) ',', (int) '\n', (int) '%', (int) '&', (int) '=');
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 200);
                    System.arraycopy(bytes, at, longer, Math.min(longer.length, at + 200), bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
