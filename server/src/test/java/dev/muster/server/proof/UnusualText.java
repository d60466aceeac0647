package dev.muster.server.proof;

import java.util.List;

/** What may stand where a filter, a path, an operator, a reference is expected, and is none or a strange one. */
final class UnusualText {
    private UnusualText() {}

    static String any(Dice dice, List<String> ids) {
        return switch (dice.below(4)) {
            case 0 -> filter(dice, ids, 0);
            case 1 -> path(dice, ids);
            case 2 ->
                dice.any(
                        "bulkId:",
                        "bulkId:1",
                        "bulkId:qwerty",
                        "/Users/bulkId:qwerty",
                        "bulkId:a/b",
                        "\"bulkId:x\"",
                        "add",
                        "ADD",
                        "Replace",
                        "remove",
                        "move",
                        "test",
                        "POST",
                        "PATCH",
                        "delete",
                        "GET",
                        "/Users",
                        "/Users/" + dice.anyOf(ids),
                        "/Groups/" + dice.anyOf(ids),
                        "/Bulk",
                        "/Users/",
                        "//Users",
                        "Users",
                        "/Users/../Groups",
                        "/Users?filter=id pr",
                        "W/\"0\"",
                        "W/\"",
                        "*",
                        "\"3\"",
                        "W/\"99999999999999999999\"",
                        "True",
                        "FALSE",
                        "yes",
                        "0",
                        "1e999999999",
                        "2011-05-13T04:42:34Z",
                        "2011-05-13",
                        "-999999999-01-01T00:00:00Z",
                        "+999999999-12-31T23:59:59+18:00",
                        "24:00:00",
                        "0000-00-00T00:00:00Z",
                        "9999-12-31T24:00:00Z",
                        "2011-02-30T00:00:00Z",
                        "2016-12-31T23:59:60Z",
                        "http://",
                        "http://[",
                        "urn:x",
                        "%zz",
                        "AAAA",
                        "A===");
            default -> mutated(dice, dice.oneIn(2) ? filter(dice, ids, 0) : path(dice, ids));
        };
    }

    /** By the grammar of RFC 7644 figure 1, over attributes that there are and that there are not. */
    static String filter(Dice dice, List<String> ids, int depth) {
        int kind = depth > 4 ? 3 : dice.below(8);
        return switch (kind) {
            case 0 ->
                filter(dice, ids, depth + 1)
                        + dice.any(" and ", " or ", " AND ", " Or ")
                        + filter(dice, ids, depth + 1);
            case 1 ->
                dice.any("not (", "not(", "(", "NOT (", "not (not (")
                        + filter(dice, ids, depth + 1)
                        + dice.any(")", "))");
            case 2 ->
                attribute(dice) + "[" + filter(dice, ids, depth + 1) + dice.any("]", "].value eq \"x\"", "].type pr");
            default ->
                dice.oneIn(6)
                        ? attribute(dice) + dice.any(" pr", " PR", " pr pr")
                        : attribute(dice) + " "
                                + dice.any("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "xx", "=") + " "
                                + literal(dice, ids);
        };
    }

    static String attribute(Dice dice) {
        return dice.any(
                "userName",
                "USERNAME",
                "id",
                "externalId",
                "emails",
                "emails.value",
                "emails.type",
                "emails.primary",
                "name",
                "name.familyName",
                "active",
                "displayName",
                "meta",
                "meta.created",
                "meta.lastModified",
                "meta.resourceType",
                "meta.location",
                "meta.version",
                "members",
                "members.value",
                "members.type",
                "members.display",
                "members.$ref",
                "groups",
                "groups.value",
                "groups.display",
                "groups.type",
                "groups.$ref",
                "roles",
                "roles.value",
                "schemas",
                "password",
                "value",
                "type",
                "primary",
                "photos.value",
                "x509Certificates.value",
                "addresses",
                "addresses.country",
                "profileUrl",
                "manager",
                "manager.value",
                "manager.displayName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                "urn:x:y",
                "assetTag",
                "value.value",
                "purchaseDate",
                "holder",
                "holder.value",
                "status",
                "email",
                "phone",
                "nothing",
                "a.b.c",
                "userName.x",
                "$ref",
                "-",
                "_",
                ".",
                "emails.",
                "emails..value",
                "members[value pr]");
    }

    private static String literal(Dice dice, List<String> ids) {
        return switch (dice.below(6)) {
            case 0 -> "\"" + dice.anyOf(ids) + "\"";
            case 1 -> dice.any("true", "false", "null", "TRUE", "\"true\"", "\"null\"", "\"\"", "\"False\"");
            case 2 ->
                dice.any(
                        "0",
                        "-1",
                        "1.5",
                        "1e400",
                        "1e999999999",
                        "1e-64",
                        "1E64",
                        "9".repeat(64),
                        "9".repeat(65),
                        "-",
                        "1-1",
                        "1e",
                        "0x1",
                        "NaN");
            case 3 ->
                dice.any(
                        "\"2011-05-13T04:42:34Z\"",
                        "\"2011-05-13\"",
                        "\"-999999999-01-01T00:00:00Z\"",
                        "\"+999999999-12-31T23:59:59-18:00\"",
                        "\"0000-01-01T00:00:00Z\"",
                        "\"2011-05-13T04:42:34.123456789123Z\"");
            case 4 ->
                dice.any(
                        "\"\\u0000\"",
                        "\"\\ud800\"",
                        "\"\\ud83d\\ude00\"",
                        "\"\\q\"",
                        "\"\\\"\"",
                        "\"",
                        "\"a",
                        "bare",
                        "\"%\"",
                        "\"_\"",
                        "\"\uffff\"",
                        "\"\udbff\udfff\"",
                        "\"\\\\\"");
            default -> "\"" + dice.text(dice.any(1, 3, 30, 300, 3_000)).replace("\"", "") + "\"";
        };
    }

    static String path(Dice dice, List<String> ids) {
        return switch (dice.below(5)) {
            case 0 -> attribute(dice);
            case 1 -> attribute(dice) + "[" + filter(dice, ids, 3) + "]";
            case 2 ->
                attribute(dice) + "[" + filter(dice, ids, 3) + "]."
                        + dice.any("value", "type", "primary", "display", "$ref", "x", "value.x", "");
            case 3 -> dice.any("members", "emails", "addresses") + "[value eq \"" + dice.anyOf(ids) + "\"]";
            default ->
                dice.any(
                        "",
                        " ",
                        "/",
                        "/userName",
                        "emails/0/value",
                        "emails[0]",
                        "emails[]",
                        "emails[*]",
                        "emails[",
                        "emails]",
                        "[type eq \"work\"]",
                        "emails[type eq \"work\"]value",
                        "emails[type eq \"work\"]..value",
                        "emails [type eq \"work\"] .value",
                        "(",
                        "emails" + "[(".repeat(30),
                        "emails[" + "not (".repeat(30),
                        "x".repeat(2_049),
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager[value pr]");
        };
    }

    /** With some of its characters lost, doubled, or in each other's place. */
    static String mutated(Dice dice, String text) {
        var changed = new StringBuilder(text);
        for (int i = 1 + dice.below(3); i > 0 && !changed.isEmpty(); i--) {
            int at = dice.below(changed.length());
            switch (dice.below(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, changed.charAt(at));
                case 2 ->
                    changed.insert(
                            at,
                            dice.any(
                                    " ", "(", ")", "[", "]", "\"", "\\", ".", ":", "\t", "\u0000", "é", "not ", "and",
                                    "%"));
                default -> changed.setCharAt(at, changed.charAt(dice.below(changed.length())));
            }
        }
        return changed.toString();
    }
}
