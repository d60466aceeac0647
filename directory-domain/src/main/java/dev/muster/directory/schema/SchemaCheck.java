package dev.muster.directory.schema;

import dev.muster.directory.text.Characters;
import dev.muster.directory.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds all that is wrong with a schema that somebody wrote (RFC 7643 §7), each with its place and its cure. */
final class SchemaCheck {
    /** Attributes of a schema, their sub-attributes counted. */
    static final int ATTRIBUTES = 500;

    private static final int URN = 200;
    private static final int TEXT = 4_000;
    private static final Pattern URN_FORM = Pattern.compile("urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}(:[A-Za-z0-9._-]+)+");
    private static final Set<String> MEMBERS = Set.of("id", "name", "description", "attributes", "schemas", "meta");

    private final List<String> problems = new ArrayList<>();
    private int attributes;

    private SchemaCheck() {}

    /** Nothing where it can be used. */
    static List<String> problems(JsonNode file) {
        SchemaCheck check = new SchemaCheck();
        if (file.isObject()) {
            check.schema(file);
        } else {
            check.problem("it must be one JSON object, a schema");
        }
        return check.problems;
    }

    private void schema(JsonNode file) {
        if (file.has("Resources")) {
            problem("it is a whole answer of /Schemas: put each schema of \"Resources\" into a file of its own");
            return;
        }
        for (String member : file.propertyNames()) {
            // "schemas" and "meta" are in every answer that somebody copies; "$schema" is for editors
            if (!MEMBERS.contains(member) && !member.startsWith("$")) {
                problem("\"" + member + "\" is no member of a schema, remove it; there are " + sorted(MEMBERS));
            }
        }
        urn(file.get("id"));
        text("name", file.get("name"));
        text("description", file.get("description"));
        JsonNode list = file.path("attributes");
        if (!list.isArray() || list.isEmpty()) {
            problem("\"attributes\" must be an array of at least one attribute");
        } else {
            all(list, "attributes", false);
        }
        if (attributes > ATTRIBUTES) {
            problem("it has " + attributes + " attributes with their sub-attributes, and may have " + ATTRIBUTES
                    + ", so make several schemas of it");
        }
    }

    private void urn(JsonNode id) {
        String example = ", as in urn:example:params:scim:schemas:extension:badge:1.0:User";
        if (id == null || !id.isString()) {
            problem("\"id\" must be there, and be the schema's URN" + example);
            return;
        }
        String urn = id.stringValue();
        String folded = urn.toLowerCase(Locale.ROOT);
        if (urn.length() > URN || !URN_FORM.matcher(urn).matches()) {
            // other characters of RFC 2141 could stand in no filter: RFC 7644 §3.4.2.2
            problem("the \"id\" \"" + shown(urn)
                    + "\" is no URN that paths and filters can name: write urn:, a namespace, and"
                    + " parts of letters, digits, '.', '_' and '-' between colons, at most " + URN + " characters"
                    + example);
        } else if (folded.startsWith("urn:ietf:")) {
            problem("the \"id\" " + urn + " belongs to the RFCs, use a URN of your own" + example);
        } else if (folded.startsWith("urn:muster:")) {
            problem("the \"id\" " + urn + " belongs to Muster, use a URN of your own" + example);
        }
    }

    private void text(String member, JsonNode value) {
        if (value != null && (!value.isString() || !isPlain(value.stringValue()))) {
            problem("\"" + member + "\" must be text of at most " + TEXT + " characters");
        }
    }

    private static boolean isPlain(String text) {
        return text.length() <= TEXT && Characters.areStorable(text);
    }

    void all(JsonNode list, String place, boolean within) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        int index = 0;
        for (JsonNode node : list) {
            attributes++;
            String at = place + "[" + index++ + "]";
            if (!node.isObject()) {
                problem(at + " must be an object");
            } else if (!node.path("name").isString()) {
                problem(at + ": \"name\" must be there, and be text");
            } else {
                String name = node.get("name").stringValue();
                new AttributeCheck(this, node, name, within).run();
                if (!names.add(name)) {
                    problem(at + ": there is another attribute \"" + shown(name)
                            + "\" beside it, and names are the same in any" + " case (RFC 7643 2.1): rename one");
                }
            }
        }
    }

    void problem(String sentence) {
        if (problems.size() < 20) {
            problems.add(sentence);
        }
    }

    static String shown(String text) {
        String quoted = Excerpt.of(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    static String sorted(Set<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }
}
