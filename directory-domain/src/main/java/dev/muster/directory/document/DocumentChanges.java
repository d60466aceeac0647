package dev.muster.directory.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The difference of two documents, and its fold. */
final class DocumentChanges {
    private DocumentChanges() {}

    static List<AttributeChange> between(ObjectNode before, ObjectNode after) {
        List<AttributeChange> changes = new ArrayList<>();
        for (String name : namesOf(before, after)) {
            JsonNode old = before.get(name);
            JsonNode now = after.get(name);
            if (isUrn(name)) {
                for (String inner : namesOf(old, now)) {
                    addIfDifferent(changes, name + ":" + inner, get(old, inner), get(now, inner));
                }
            } else {
                addIfDifferent(changes, name, old, now);
            }
        }
        return changes;
    }

    static ObjectNode fold(ObjectNode tree, List<AttributeChange> changes) {
        for (AttributeChange change : changes) {
            String attribute = change.attribute();
            JsonNode after = change.after();
            if (isUrn(attribute)) {
                foldIntoExtension(tree, attribute, after);
            } else {
                put(tree, attribute, after);
            }
        }
        return tree;
    }

    private static void foldIntoExtension(ObjectNode tree, String attribute, @Nullable JsonNode after) {
        int colon = attribute.lastIndexOf(':');
        String urn = attribute.substring(0, colon);
        if (!(tree.get(urn) instanceof ObjectNode extension)) {
            if (after != null) {
                tree.putObject(urn).set(attribute.substring(colon + 1), after);
            }
            return;
        }
        put(extension, attribute.substring(colon + 1), after);
        if (extension.isEmpty()) {
            tree.remove(urn);
        }
    }

    private static void put(ObjectNode tree, String name, @Nullable JsonNode value) {
        if (value == null) {
            tree.remove(name);
        } else {
            tree.set(name, value);
        }
    }

    private static void addIfDifferent(
            List<AttributeChange> changes, String attribute, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before == null ? after != null : !before.equals(after)) {
            changes.add(new AttributeChange(attribute, before, after));
        }
    }

    private static Set<String> namesOf(@Nullable JsonNode before, @Nullable JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        if (before != null) {
            names.addAll(before.propertyNames());
        }
        if (after != null) {
            names.addAll(after.propertyNames());
        }
        return names;
    }

    private static @Nullable JsonNode get(@Nullable JsonNode object, String name) {
        return object == null ? null : object.get(name);
    }

    private static boolean isUrn(String name) {
        return name.startsWith("urn:");
    }
}
