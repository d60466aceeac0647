package dev.muster.directory.schema;

import dev.muster.directory.text.Characters;
import dev.muster.directory.text.Excerpt;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds what is wrong with one attribute of a schema that somebody wrote: RFC 7643 §2.1 to §2.3 and §7. */
final class AttributeCheck {
    private static final int NAME = 100;
    private static final int VALUES = 500;
    // RFC 7643 2.1: ATTRNAME = ALPHA *(nameChar)
    private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9$_-]*");
    private static final Set<AttributeType> UNIQUE =
            Set.of(AttributeType.STRING, AttributeType.REFERENCE, AttributeType.INTEGER);

    private final SchemaCheck schema;
    private final JsonNode node;
    private final String name;
    private final boolean within;

    /** @param within whether it is a sub-attribute */
    AttributeCheck(SchemaCheck schema, JsonNode node, String name, boolean within) {
        this.schema = schema;
        this.node = node;
        this.name = name;
        this.within = within;
    }

    void run() {
        for (String member : node.propertyNames()) {
            if (!SchemaFile.CHARACTERISTICS.contains(member)) {
                problem("\"" + SchemaCheck.shown(member)
                        + "\" is no characteristic of an attribute, remove it; there are "
                        + SchemaCheck.sorted(SchemaFile.CHARACTERISTICS));
            }
        }
        boolean known = oneOf("type", Stream.of(AttributeType.values()).map(AttributeType::wireName))
                & oneOf("mutability", Stream.of(Mutability.values()).map(Mutability::wireName))
                & oneOf("returned", Stream.of(Returned.values()).map(Returned::wireName))
                & oneOf("uniqueness", Stream.of(Uniqueness.values()).map(Uniqueness::wireName))
                & flags("multiValued", "required", "caseExact")
                & texts("canonicalValues")
                & texts("referenceTypes");
        JsonNode description = node.get("description");
        if (description != null && !description.isString()) {
            problem("\"description\" must be text");
        }
        if (known) {
            AttributeType type = AttributeType.parse(node.path("type").asString("string"));
            name(type);
            parts(type);
            values(type);
            combinations(type);
        }
    }

    private void name(AttributeType type) {
        boolean reference = within && name.equals("$ref");
        if (reference && type != AttributeType.REFERENCE) {
            problem("its \"type\" must be reference");
        }
        if (!reference && (name.length() > NAME || !NAME_FORM.matcher(name).matches())) {
            problem(
                    name.equals("$ref")
                            ? "only a sub-attribute may have that name: rename it"
                            : "a name begins with a letter and goes on with letters, digits, '-', '_' and '$', at most "
                                    + NAME + " of them (RFC 7643 2.1): rename it");
        }
        if (within && name.equalsIgnoreCase("primary") && type != AttributeType.BOOLEAN) {
            problem("its \"type\" must be boolean, since it says which of the values comes first (RFC 7643 2.4)");
        }
    }

    private void parts(AttributeType type) {
        JsonNode parts = node.path("subAttributes");
        if (type != AttributeType.COMPLEX) {
            if (!parts.isMissingNode() && !parts.isEmpty()) {
                problem("only an attribute of the \"type\" complex has \"subAttributes\"");
            }
        } else if (within) {
            problem("a complex attribute has no complex ones in it (RFC 7643 2.3.8): make it an attribute of its own");
        } else if (!parts.isArray() || parts.isEmpty()) {
            problem("it is complex, so it needs \"subAttributes\", an array of at least one");
        } else {
            schema.all(parts, "attributes." + SchemaCheck.shown(name) + ".subAttributes", true);
        }
        if (within && is("multiValued")) {
            problem("a sub-attribute has one value here: make the attribute around it multiValued instead");
        }
    }

    private void values(AttributeType type) {
        boolean text = type == AttributeType.STRING || type == AttributeType.REFERENCE;
        if (!text && !node.path("canonicalValues").isEmpty()) {
            problem("\"canonicalValues\" are for text alone, remove them");
        }
        JsonNode targets = node.path("referenceTypes");
        if (type != AttributeType.REFERENCE && !targets.isEmpty()) {
            problem("\"referenceTypes\" are for the \"type\" reference alone, remove them");
        }
        for (JsonNode target : targets) {
            if (!Set.of("User", "Group", "external", "uri").contains(target.stringValue())) {
                problem("\"referenceTypes\" has \"" + SchemaCheck.shown(target.stringValue())
                        + "\", and knows User, Group, external and uri (RFC 7643 7)");
            }
        }
    }

    /** What each characteristic promises, the others must allow. */
    private void combinations(AttributeType type) {
        boolean readOnly = has("mutability", "readOnly");
        boolean never = has("returned", "never");
        if (is("required") && readOnly) {
            problem("it is required and readOnly, so that nobody could ever give it: drop one of the two");
        }
        if (has("mutability", "writeOnly") && !never) {
            problem("what is writeOnly is not returned: set \"returned\" to never");
        }
        if (never && (is("required") || has("mutability", "immutable"))) {
            problem("what is never returned is not stored, so it can be neither required nor immutable");
        }
        if (!node.path("uniqueness").asString("none").equals("none")) {
            unique(type, never);
        }
    }

    private void unique(AttributeType type, boolean never) {
        String instead = ": set its \"uniqueness\" to none";
        if (within) {
            problem("a sub-attribute cannot be held unique" + instead);
        } else if (is("multiValued")) {
            problem("an attribute with many values cannot be held unique" + instead);
        } else if (!UNIQUE.contains(type)) {
            problem("only text, references and integers can be held unique" + instead);
        } else if (never) {
            problem("what is never returned is not stored, and so cannot be held unique" + instead);
        }
    }

    private boolean oneOf(String characteristic, Stream<String> possible) {
        JsonNode value = node.get(characteristic);
        List<String> names = possible.toList();
        if (value == null || value.isString() && names.contains(value.stringValue())) {
            return true;
        }
        problem("its \"" + characteristic + "\" is " + Excerpt.of(value) + ", and must be one of "
                + String.join(", ", names));
        return false;
    }

    private boolean flags(String... characteristics) {
        List<String> wrong = Arrays.stream(characteristics)
                .filter(flag -> node.has(flag) && !node.get(flag).isBoolean())
                .toList();
        wrong.forEach(flag -> problem("its \"" + flag + "\" must be true or false, without quotes"));
        return wrong.isEmpty();
    }

    private boolean texts(String characteristic) {
        JsonNode list = node.get(characteristic);
        if (list == null) {
            return true;
        }
        Set<String> distinct = new HashSet<>();
        boolean fine = list.isArray() && list.size() <= VALUES;
        for (JsonNode value : list) {
            fine &= value.isString()
                    && Characters.areStorable(value.stringValue())
                    && distinct.add(value.stringValue());
        }
        if (!fine) {
            problem("\"" + characteristic + "\" must be an array of at most " + VALUES + " different texts");
        }
        return fine;
    }

    private boolean is(String flag) {
        return node.path(flag).asBoolean(false);
    }

    private boolean has(String characteristic, String value) {
        return node.path(characteristic).asString("").equals(value);
    }

    private void problem(String sentence) {
        schema.problem("attribute \"" + SchemaCheck.shown(name) + "\": " + sentence);
    }
}
