package dev.muster.directory.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.directory.text.ExactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored attributes of one resource, immutable, under their canonical names; an extension's attributes stand in an
 * object under its URN, as on the wire. It holds neither {@code id}, {@code schemas}, {@code meta} and other read-only
 * attributes, nor {@code externalId} and {@code password}.
 */
public final class Document {
    public static final Document EMPTY = new Document(JsonNodeFactory.instance.objectNode());

    private final ObjectNode tree;

    private Document(ObjectNode tree) {
        this.tree = tree;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Document of(ObjectNode tree) {
        return new Document(tree.deepCopy());
    }

    /** Of a tree that nobody else holds. */
    static Document owning(ObjectNode tree) {
        return new Document(tree);
    }

    /** Reads what {@link #json()} wrote. */
    public static Document parse(String json) {
        return new Document((ObjectNode) ExactJson.read(json));
    }

    public String json() {
        return ExactJson.write(tree);
    }

    /** A copy of the tree, the caller's own. */
    @JsonValue
    public ObjectNode tree() {
        return tree.deepCopy();
    }

    /** The text at, say, {@code ("name", "familyName")}. Empty where nothing stands, or something else than text. */
    public Optional<String> text(String... path) {
        return at(path).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    public Optional<Boolean> bool(String... path) {
        return at(path).filter(JsonNode::isBoolean).map(JsonNode::booleanValue);
    }

    /** A copy of whatever stands at the path. */
    public Optional<JsonNode> value(String... path) {
        return at(path).map(JsonNode::deepCopy);
    }

    /** Copies of the values of a multi-valued attribute; a single value counts as one, an absent one as none. */
    public List<JsonNode> values(String... path) {
        List<JsonNode> values = new ArrayList<>();
        at(path).ifPresent(node -> {
            if (node.isArray()) {
                node.forEach(value -> values.add(value.deepCopy()));
            } else {
                values.add(node.deepCopy());
            }
        });
        return values;
    }

    public boolean isEmpty() {
        return tree.isEmpty();
    }

    /** This document with one attribute set, or taken out. The key is that of an {@link AttributeChange}. */
    public Document with(String attribute, @Nullable JsonNode value) {
        return apply(List.of(new AttributeChange(attribute, null, value)));
    }

    /** What turns this document into the other one; nothing if they are equal. */
    public List<AttributeChange> changesTo(Document after) {
        return DocumentChanges.between(tree, after.tree);
    }

    /** Folds changes into this document. Needs no schema, because events outlive schemas. */
    public Document apply(List<AttributeChange> changes) {
        return changes.isEmpty() ? this : new Document(DocumentChanges.fold(tree.deepCopy(), changes));
    }

    /** For reading only, within this package: nobody may change what it returns. */
    public ObjectNode shared() {
        return tree;
    }

    private Optional<JsonNode> at(String... path) {
        JsonNode node = tree;
        for (String step : path) {
            node = node.get(step);
            if (node == null) {
                return Optional.empty();
            }
        }
        return Optional.of(node);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document that && tree.equals(that.tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    /** Names only: the values are personal, and text like this ends in logs. */
    @Override
    public String toString() {
        return "Document" + tree.propertyNames();
    }
}
