package dev.muster.server.proof;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that were sound once: with other values in other places, with members twice, and with bytes that are no text. */
final class MutatedJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** What stands so in a text is written as it is, without quotes. */
    private static final Pattern LITERAL = Pattern.compile("\"@@([^@]*)@@\"");

    private final Dice dice;
    private final List<String> ids;

    MutatedJson(Dice dice, List<String> ids) {
        this.dice = dice;
        this.ids = ids;
    }

    byte[] of(String json) {
        String text = json;
        for (int i = 1 + dice.below(3); i > 0; i--) text = mutated(text);
        byte[] bytes = unquoted(text).getBytes(StandardCharsets.UTF_8);
        return dice.oneIn(4) ? bytewise(bytes) : bytes;
    }

    private static String unquoted(String text) {
        return LITERAL.matcher(text)
                .replaceAll(literal -> Matcher.quoteReplacement(
                        literal.group(1).replace("\\\\", "\\").replace("\\\"", "\"")));
    }

    private String mutated(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isObject() || tree.isArray())
                return dice.oneIn(12) ? twice(tree) : changed(tree).toString();
        } catch (JacksonException brokenAlready) {
            // then its letters alone can be broken further
        }
        return lettersOf(text);
    }

    private JsonNode changed(JsonNode tree) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        switch (dice.anyOf(containers)) {
            case ObjectNode object -> change(object);
            case ArrayNode array -> change(array);
            default -> throw new IllegalStateException();
        }
        return tree;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (!node.isObject() && !node.isArray()) return;
        containers.add(node);
        node.forEach(child -> collect(child, containers));
    }

    private void change(ObjectNode object) {
        List<String> names = new ArrayList<>(object.propertyNames());
        String name = names.isEmpty() || dice.oneIn(10) ? name() : dice.anyOf(names);
        JsonNode value = object.get(name);
        switch (dice.below(7)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(respelt(name), object.has(name) ? object.remove(name) : value());
            case 2 -> object.set(name(), value == null ? value() : value.deepCopy());
            case 3 -> object.set(name, NODES.arrayNode().add(value == null ? value() : value));
            case 4 -> object.set(name, NODES.objectNode().set(name(), value == null ? value() : value));
            default -> object.set(name, value());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || dice.oneIn(3)) {
            array.add(
                    array.isEmpty() || dice.oneIn(2)
                            ? value()
                            : array.get(dice.below(array.size())).deepCopy());
            return;
        }
        int at = dice.below(array.size());
        if (dice.oneIn(3)) array.remove(at);
        else array.set(at, value());
    }

    private String name() {
        return dice.any(
                "userName",
                "displayName",
                "members",
                "emails",
                "active",
                "id",
                "schemas",
                "meta",
                "groups",
                "name",
                "value",
                "primary",
                "type",
                "$ref",
                "display",
                "externalId",
                "password",
                "manager",
                "roles",
                "x509Certificates",
                "photos",
                "addresses",
                "op",
                "path",
                "Operations",
                "bulkId",
                "method",
                "data",
                "version",
                "failOnErrors",
                "filter",
                "count",
                "startIndex",
                "cursor",
                "sortBy",
                "attributes",
                "",
                ".",
                "name.",
                "a..b",
                "emails[",
                "emails[type eq \"work\"].value",
                "emails[type eq \"work\"]",
                "\u0000",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName",
                "urn:",
                "holder",
                "assetTag",
                "purchaseDate",
                "x".repeat(1 + dice.below(2_000)),
                dice.text(20));
    }

    private String respelt(String name) {
        return switch (dice.below(5)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> "urn:ietf:params:scim:schemas:core:2.0:User:" + name;
            case 2 -> " " + name;
            case 3 -> name + ".value";
            default -> name + dice.any("[", "]", "[]", ".", ":", "\u0000", "[value pr]", "[type eq \"work\"]");
        };
    }

    private JsonNode value() {
        return switch (dice.below(5)) {
            case 0 -> literal();
            case 1 -> text();
            case 2 -> nested();
            case 3 -> NODES.stringNode(dice.anyOf(ids));
            default -> NODES.stringNode(UnusualText.any(dice, ids));
        };
    }

    /** Numbers above all: as large, as small, as long as can be written, and some that cannot. */
    private JsonNode literal() {
        return NODES.stringNode("@@"
                + dice.any(
                        "null",
                        "true",
                        "false",
                        "0",
                        "-0",
                        "1",
                        "-1",
                        "1.0",
                        "1.5",
                        "1e0",
                        "1e2",
                        "1e400",
                        "-1e400",
                        "1e999999999",
                        "1e-999999999",
                        "1E+2147483647",
                        "1e99999999999",
                        "2147483648",
                        "-2147483649",
                        "9223372036854775807",
                        "9223372036854775808",
                        "123456789012345678901234567890",
                        "9".repeat(90),
                        "9".repeat(5_000),
                        "0." + "0".repeat(60) + "1",
                        "1e64",
                        "1e65",
                        "NaN",
                        "Infinity",
                        "01",
                        "+1",
                        ".5",
                        "5.",
                        "0x10",
                        "TRUE",
                        "undefined",
                        "'a'",
                        "",
                        "{}",
                        "[]",
                        "[[]]",
                        "[{}]",
                        "[null]",
                        "{\"\":0}")
                + "@@");
    }

    private JsonNode text() {
        return switch (dice.below(8)) {
            case 0 -> NODES.stringNode(dice.text(1 + dice.below(100)));
            case 1 -> NODES.stringNode(dice.text(dice.any(1_000, 2_500, 3_000, 8_000, 65_536, 65_537)));
            case 2 -> NODES.stringNode(dice.text(dice.any(200_000, 262_145, 400_000)));
            case 3 -> NODES.stringNode("a".repeat(dice.any(2_700, 65_536, 262_145)));
            case 4 ->
                NODES.stringNode("@@\""
                        + dice.any(
                                "\\ud800",
                                "\\udc00x",
                                "\\ud83d\\ud83d",
                                "\\u0000",
                                "\\u001f",
                                "\\x",
                                "\\u12",
                                "\\ufeff",
                                "\\u202e",
                                "\\uffff")
                        + "\"@@");
            default ->
                NODES.stringNode(dice.any(
                        "",
                        " ",
                        "\t",
                        "a\u0000b",
                        "\u0001\u001b[31m",
                        "\ufeffa",
                        "\u202etxet",
                        "İIıi",
                        "ß",
                        "ﬀ",
                        "A\u030a",
                        "Å",
                        "\u00a0",
                        "\u2028",
                        "\ud83d\ude00",
                        "%00",
                        "%s%n{}",
                        "${jndi:x}",
                        "'; drop table user_view; --",
                        "<script>alert(1)</script>",
                        "../../etc/passwd"));
        };
    }

    private JsonNode nested() {
        int depth = dice.any(2, 3, 8, 15, 16, 17, 100, 5_000);
        boolean arrays = dice.oneIn(2);
        return NODES.stringNode(
                "@@" + (arrays ? "[" : "{\"a\":").repeat(depth) + "1" + (arrays ? "]" : "}").repeat(depth) + "@@");
    }

    /** A member that stands there twice, in the same spelling or in another. */
    private String twice(JsonNode tree) {
        String text = tree.toString();
        Matcher member = Pattern.compile("\"([A-Za-z$]+)\":").matcher(text);
        List<int[]> starts = new ArrayList<>();
        while (member.find()) starts.add(new int[] {member.start(), member.end()});
        if (starts.isEmpty()) return text;
        int[] one = dice.anyOf(starts);
        String name = text.substring(one[0], one[1]);
        String again = dice.oneIn(2) ? name : name.toUpperCase(Locale.ROOT);
        return text.substring(0, one[0]) + again + value() + "," + text.substring(one[0]);
    }

    private String lettersOf(String text) {
        if (text.isEmpty()) return dice.any(" ", "[", "{", "null", "\"");
        int at = dice.below(text.length());
        return switch (dice.below(4)) {
            case 0 -> text.substring(0, at);
            case 1 ->
                text.substring(0, at)
                        + dice.any("{", "}", "[", "]", ",", ":", "\"", "\\", "/*", "//", "#", "'")
                        + text.substring(at);
            case 2 -> text + dice.any("{}", "x", "\u0000", ",", "]", " ");
            default -> text.substring(at);
        };
    }

    private byte[] bytewise(byte[] bytes) {
        int at = bytes.length == 0 ? 0 : dice.below(bytes.length);
        return switch (dice.below(8)) {
            case 0, 1, 2 -> flipped(bytes);
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 5 ->
                new String(bytes, StandardCharsets.UTF_8)
                        .getBytes(dice.any(
                                StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1));
            case 6 -> joined(Arrays.copyOf(bytes, at), joined(notUtf8(), Arrays.copyOfRange(bytes, at, bytes.length)));
            default -> joined(bytes, bytes);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] flipped = bytes.clone();
        for (int i = 1 + dice.below(8); i > 0 && flipped.length > 0; i--) {
            flipped[dice.below(flipped.length)] ^= (byte) (1 << dice.below(8));
        }
        return flipped;
    }

    /** Overlong forms, a surrogate, what stands alone, what is beyond Unicode, and a NUL. */
    private byte[] notUtf8() {
        return dice.any(
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0xAF},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0x80},
                new byte[] {(byte) 0xFF, (byte) 0xFE},
                new byte[] {0});
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var joined = new ByteArrayOutputStream();
        joined.writeBytes(one);
        joined.writeBytes(other);
        return joined.toByteArray();
    }
}
