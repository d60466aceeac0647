package dev.muster.server.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** PATCH by RFC 7644 §3.5.2, paragraph by paragraph, on a tree; a group's members are a tree's array of ids here. */
final class NaivePatch {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern PATH =
            Pattern.compile("(?i)(?:(urn:[^\\[]*):)?([a-z$]+)(?:\\[(.*)])?(?:\\.([a-z$]+))?");
    private static final Pattern TERM = Pattern.compile("([A-Za-z]+) (eq|pr|sw|ne)(?: \"?([^\"]*)\"?)?");

    /** @param attribute null where it is the whole extension */
    private record Target(
            boolean extension,
            @Nullable String attribute,
            @Nullable String filter,
            @Nullable String part) {}

    private final String schema;
    private final boolean lenient;
    private final boolean urnMayLack;
    private final List<Runnable> operations = new ArrayList<>();
    private final Set<String> set = new HashSet<>();
    private ObjectNode tree = NODES.objectNode();

    /**
     * What cannot even be read is refused here, before anybody looks at the resource.
     *
     * @param lenient    okta and entra: a path without a match makes its value, an unknown path is passed over
     * @param urnMayLack entra: {@code manager} is the extension's
     */
    NaivePatch(String schema, JsonNode operations, boolean lenient, boolean urnMayLack) {
        this.schema = schema;
        this.lenient = lenient;
        this.urnMayLack = urnMayLack;
        read(operations);
    }

    void applyTo(ObjectNode resource) {
        tree = resource;
        operations.forEach(Runnable::run);
    }

    private void read(JsonNode body) {
        for (JsonNode operation : body) {
            String op = operation.path("op").asString("").toLowerCase(Locale.ROOT);
            JsonNode path = operation.path("path");
            JsonNode value = operation.path("value");
            if (path.isMissingNode()) {
                // §3.5.2.2: remove without a path has no target
                if (op.equals("remove")) throw new Refused(400, "noTarget");
                readMembers(op, value);
            } else {
                Target target = target(path.stringValue(), lenient);
                if (target != null) add(op, target, value);
            }
        }
    }

    /** §3.5.2.1, §3.5.2.3: without a path the value is a set of attributes; keys that are paths are taken as such. */
    private void readMembers(String op, JsonNode value) {
        for (var member : value.properties()) {
            String key = member.getKey();
            if (key.equalsIgnoreCase("members")) {
                operations.add(() -> applyToMembers(op, null, member.getValue()));
            } else if (key.equalsIgnoreCase(NaiveSchema.ENTERPRISE)) {
                ObjectNode qualified = NODES.objectNode();
                member.getValue()
                        .properties()
                        .forEach(one -> qualified.set(NaiveSchema.ENTERPRISE + ":" + one.getKey(), one.getValue()));
                readMembers(op, qualified);
            } else {
                Target target = target(key, true);
                // read-only members are echoes there, not wishes
                if (target != null && !NaiveSchema.READ_ONLY.contains(String.valueOf(target.attribute()))) {
                    add(op, target, member.getValue());
                }
            }
        }
    }

    private void add(String op, Target target, JsonNode value) {
        operations.add(() -> apply(op, target, value));
        if (!op.equals("remove") && target.attribute() != null) set.add(target.attribute());
    }

    /** Whether an operation gives that attribute a value. */
    boolean sets(String attribute) {
        return set.contains(attribute);
    }

    /** Null where the path is to be passed over. */
    private @Nullable Target target(String text, boolean passing) {
        if (text.equalsIgnoreCase(NaiveSchema.ENTERPRISE)) return new Target(true, null, null, null);
        Matcher path = PATH.matcher(text);
        if (!path.matches()) throw new Refused(400, "invalidPath");
        boolean extension = NaiveSchema.ENTERPRISE.equalsIgnoreCase(String.valueOf(path.group(1)));
        if (schema.equals(NaiveSchema.GROUP) && path.group(2).equalsIgnoreCase("members")) {
            return new Target(false, "members", path.group(3), path.group(4));
        }
        String attribute = NaiveSchema.attribute(extension ? NaiveSchema.ENTERPRISE : schema, path.group(2));
        if (attribute == null && urnMayLack && schema.equals(NaiveSchema.USER)) {
            attribute = NaiveSchema.attribute(NaiveSchema.ENTERPRISE, path.group(2));
            extension = attribute != null;
        }
        if (NaiveSchema.READ_ONLY.contains(String.valueOf(attribute))) return new Target(false, attribute, null, null);
        String part = attribute == null || path.group(4) == null ? null : NaiveSchema.part(attribute, path.group(4));
        if (attribute == null || path.group(4) != null && part == null) {
            if (passing) return null;
            throw new Refused(400, "invalidPath");
        }
        return new Target(extension, attribute, path.group(3), part);
    }

    private void apply(String op, Target target, JsonNode value) {
        if ("members".equals(target.attribute())) {
            applyToMembers(op, target.filter(), value);
            return;
        }
        if (target.attribute() == null) {
            tree.remove(NaiveSchema.ENTERPRISE); // only ever removed as a whole here
            return;
        }
        // RFC 7643 §7: what is read-only is not to be patched
        if (NaiveSchema.READ_ONLY.contains(target.attribute())) throw Refused.mutability();
        ObjectNode container = target.extension() ? tree.withObjectProperty(NaiveSchema.ENTERPRISE) : tree;
        if (op.equals("remove")) remove(container, target);
        else if (NaiveSchema.MANY.contains(target.attribute())) writeMany(op, container, target, value);
        else writeOne(op, container, target, value);
        if (target.extension() && container.isEmpty()) tree.remove(NaiveSchema.ENTERPRISE);
    }

    private void writeOne(String op, ObjectNode container, Target target, JsonNode value) {
        String attribute = String.valueOf(target.attribute());
        if (target.part() != null) {
            write(op, container.withObjectProperty(attribute), target.part(), value);
        } else if (NaiveSchema.part(attribute, "value") == null && value.isObject()
                || attribute.equals("manager") && value.isObject()) {
            // §3.5.2.1, §3.5.2.3: of a complex attribute the sub-attributes that the value names are set
            ObjectNode whole = container.withObjectProperty(attribute);
            value.properties().forEach(member -> {
                String part = NaiveSchema.part(attribute, member.getKey());
                if (part != null) write(op, whole, part, member.getValue());
            });
        } else {
            write(op, container, attribute, value);
        }
        if (container.get(attribute) instanceof ObjectNode whole && whole.isEmpty()) container.remove(attribute);
    }

    /** RFC 7643 §2.5: null is no value, so it takes away what it replaces; adding it adds nothing. */
    private static void write(String op, ObjectNode container, String name, JsonNode raw) {
        JsonNode value = NaiveSchema.value(name, raw);
        if (value != null || op.equals("replace") || raw.isString()) NaiveSchema.put(container, name, value);
    }

    private void writeMany(String op, ObjectNode container, Target target, JsonNode given) {
        String attribute = String.valueOf(target.attribute());
        ArrayNode values = container.get(attribute) instanceof ArrayNode present ? present : NODES.arrayNode();
        if (target.filter() == null) {
            JsonNode read = NaiveSchema.value(attribute, given);
            if (op.equals("replace")) NaiveSchema.put(container, attribute, read);
            else if (read != null) read.forEach(value -> add(values, (ObjectNode) value));
            if (op.equals("add") && !values.isEmpty()) container.set(attribute, values);
            return;
        }
        JsonNode raw = given.isArray() && given.size() == 1 ? given.get(0) : given;
        List<ObjectNode> selected = selected(values, target.filter());
        if (selected.isEmpty()) {
            // §3.5.2.3: noTarget; but Okta and Entra set a value so for the first time (clients.md, decision 2)
            if (!lenient) throw new Refused(400, "noTarget");
            ObjectNode made = described(target.filter());
            if (target.part() != null) NaiveSchema.put(made, target.part(), NaiveSchema.single(target.part(), raw));
            else if (NaiveSchema.single(attribute, raw) instanceof ObjectNode more) made.setAll(more);
            add(values, made);
        } else if (target.part() != null) {
            for (ObjectNode value : selected)
                NaiveSchema.put(value, target.part(), NaiveSchema.single(target.part(), raw));
            chosenAmong(values, selected.getLast());
        } else if (NaiveSchema.single(attribute, raw) instanceof ObjectNode wanted) {
            if (op.equals("replace")) substitute(values, selected, wanted);
            else selected.forEach(value -> value.setAll(wanted.deepCopy()));
            chosenAmong(values, op.equals("replace") ? wanted : selected.getLast());
        }
        NaiveSchema.put(container, attribute, values.isEmpty() ? null : values);
    }

    /** §3.5.2.3: all values that match are replaced, by the one that is given. */
    private static void substitute(ArrayNode values, List<ObjectNode> selected, ObjectNode given) {
        for (int i = values.size() - 1; i >= 0; i--) {
            JsonNode value = values.get(i);
            if (value == selected.getFirst()) values.set(i, given);
            else if (selected.stream().anyMatch(one -> one == value)) values.remove(i);
        }
    }

    /** §3.5.2.1: what is there already is not added again. */
    private static void add(ArrayNode values, ObjectNode value) {
        ObjectNode there = value;
        boolean known = false;
        for (JsonNode one : values) {
            if (!known && NaiveSchema.identity(one).equals(NaiveSchema.identity(value))) {
                there = (ObjectNode) one;
                there.setAll(value);
                known = true;
            }
        }
        if (!known) values.add(value);
        chosenAmong(values, there);
    }

    /** §3.5.2: where a value becomes primary, the others are it no more. */
    private static void chosenAmong(ArrayNode values, ObjectNode chosen) {
        if (chosen.path("primary").asBoolean(false)) NaiveSchema.chosePrimary(values, chosen);
    }

    private void remove(ObjectNode container, Target target) {
        String attribute = String.valueOf(target.attribute());
        // §3.5.2.2: what is required cannot be taken away
        if (attribute.equals("userName") || schema.equals(NaiveSchema.GROUP) && attribute.equals("displayName")) {
            throw Refused.mutability();
        }
        if (!(container.get(attribute) instanceof ArrayNode values)) {
            if (target.part() == null) container.remove(attribute);
            else if (container.get(attribute) instanceof ObjectNode whole) whole.remove(target.part());
            if (container.get(attribute) instanceof ObjectNode whole && whole.isEmpty()) container.remove(attribute);
            return;
        }
        List<ObjectNode> selected = selected(values, target.filter());
        if (target.part() != null) {
            String part = target.part();
            selected.forEach(value -> value.remove(part));
            selected.removeIf(value -> !value.isEmpty());
        }
        for (int i = values.size() - 1; i >= 0; i--) {
            JsonNode value = values.get(i);
            if (selected.stream().anyMatch(one -> one == value)) values.remove(i);
        }
        if (values.isEmpty()) container.remove(attribute);
    }

    private static List<ObjectNode> selected(ArrayNode values, @Nullable String filter) {
        List<ObjectNode> selected = new ArrayList<>();
        for (JsonNode value : values) {
            if (filter == null || matches(value, filter)) selected.add((ObjectNode) value);
        }
        return selected;
    }

    /** RFC 7644 §3.4.2.2, as much as the random requests use: terms joined by {@code and}. */
    private static boolean matches(JsonNode value, String filter) {
        for (String term : filter.split(" and ")) {
            Matcher comparison = TERM.matcher(term);
            if (!comparison.matches()) throw new IllegalArgumentException(filter);
            JsonNode part = value.path(comparison.group(1));
            String wanted = String.valueOf(comparison.group(3)).toLowerCase(Locale.ROOT);
            boolean holds = switch (comparison.group(2)) {
                case "pr" -> !part.isMissingNode();
                case "ne" -> !NaiveSchema.folded(part).equals(wanted);
                case "sw" -> !part.isMissingNode() && NaiveSchema.folded(part).startsWith(wanted);
                default -> !part.isMissingNode() && NaiveSchema.folded(part).equals(wanted);
            };
            if (!holds) return false;
        }
        return true;
    }

    /** What a filter of nothing but {@code eq} describes; of others nothing can be made. */
    private ObjectNode described(String filter) {
        ObjectNode described = NODES.objectNode();
        for (String term : filter.split(" and ")) {
            Matcher comparison = TERM.matcher(term);
            if (!comparison.matches() || !comparison.group(2).equals("eq")) throw new Refused(400, "noTarget");
            String part = comparison.group(1);
            described.set(part, NaiveSchema.single(part, NODES.stringNode(comparison.group(3))));
        }
        return described;
    }

    /** A group's members are a set of ids: the forms are those of clients.md. */
    private void applyToMembers(String op, @Nullable String filter, JsonNode value) {
        List<String> named = new ArrayList<>();
        if (filter != null) named.add(filter.replaceAll("(?i)value eq \"(.*)\"", "$1"));
        else
            for (JsonNode member : value.isArray() ? value : NODES.arrayNode().add(value)) {
                if (!member.isNull() && !member.isMissingNode())
                    named.add(member.isObject() ? member.path("value").stringValue() : member.stringValue());
            }
        ArrayNode members = tree.withArrayProperty("members");
        // clients.md, decision 3: a value array names those who leave; without one all do
        boolean all = op.equals("replace")
                || op.equals("remove") && filter == null && (value.isMissingNode() || value.isNull());
        if (all) members.removeAll();
        else members.removeIf(member -> named.contains(member.stringValue()));
        if (!op.equals("remove")) named.stream().distinct().forEach(members::add);
    }
}
