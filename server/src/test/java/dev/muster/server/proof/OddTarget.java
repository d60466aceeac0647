package dev.muster.server.proof;

import java.util.List;
import java.util.Locale;

/** Paths with something in them that no client means. */
record OddTarget(Dice dice, List<String> ids) {
    String of(String target) {
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
}
