package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeSet;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A POST or PUT body, read against its resource type. What is unknown or read-only is left out and reported, because
 * clients echo whole resources and carry members of their own (RFC 7644 3.5.1, RFC 7643 2.2). Defaults are not yet in it:
 * {@link ResourceType#created} and {@link ResourceType#replaced} add them, knowing what was there before.
 *
 * @param externalId the client's own identifier, which is kept beside the document; null where absent
 * @param ignored members and URNs that were left out, for the provisioning log
 * @param notes what was put right, in sentences for the provisioning log
 */
public record DocumentReading(
        Document document, @Nullable String externalId, List<String> ignored, List<String> notes) {

    /** @throws DocumentRefusal where the body cannot be a resource of that type */
    public static DocumentReading of(ResourceType type, ObjectNode body) {
        return read(new Reader(type, new Remarks()), body);
    }

    /** A resource of which parts were written anew: once more as a whole. */
    public static DocumentReading again(ResourceType type, ObjectNode stored) {
        return read(new Reader(type, Remarks.ofStored()), stored);
    }

    private static DocumentReading read(Reader reader, ObjectNode body) {
        body.forEachEntry(reader::member);
        return reader.result();
    }

    private static final class Reader {
        private final ResourceType type;
        private final AttributeSet attributes;
        private final @Nullable JsonNode[] values;
        private final @Nullable ObjectNode[] extensions;
        private final Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        private final Remarks remarks;
        private @Nullable String externalId;

        Reader(ResourceType type, Remarks remarks) {
            this.type = type;
            this.remarks = remarks;
            this.attributes = type.core().attributes();
            this.values = new JsonNode[attributes.size()];
            this.extensions = new ObjectNode[type.extensions().size()];
        }

        void member(String name, JsonNode value) {
            if (!seen.add(name)) {
                throw Canonical.givenTwice(name, value);
            }
            int position = attributes.position(name);
            if (position >= 0) {
                core(position, value);
            } else if (name.equalsIgnoreCase("externalId")) {
                externalId = externalId(value);
            } else if (name.equalsIgnoreCase("schemas")) {
                if (!value.isNull()) {
                    schemas(value);
                }
            } else if (!extension(name, value) && !value.isNull()) {
                remarks.ignore(name);
            }
        }

        private void core(int position, JsonNode value) {
            AttributeDefinition attribute = attributes.get(position);
            if (attribute.isReadOnly()) {
                if (!value.isNull()) {
                    remarks.ignore(attribute.name());
                }
            } else if (attribute.isStored() && !type.keepsBeside(attribute.name())) {
                values[position] = Canonical.attribute(attribute, value, "", remarks);
            }
        }

        private boolean extension(String urn, JsonNode value) {
            for (int i = 0; i < extensions.length; i++) {
                Schema schema = type.extensions().get(i).schema();
                if (schema.id().equalsIgnoreCase(urn)) {
                    if (!value.isObject() && !value.isNull()) {
                        throw new DocumentRefusal.InvalidValue(schema.id(), value, "it must be an object");
                    }
                    extensions[i] = Canonical.object(schema.attributes(), value, schema.id() + ":", remarks);
                    return true;
                }
            }
            return false;
        }

        private @Nullable String externalId(JsonNode value) {
            AttributeDefinition attribute = type.common().find("externalId").orElseThrow();
            JsonNode canonical = Canonical.attribute(attribute, value, "", remarks);
            return canonical == null ? null : canonical.stringValue();
        }

        // Which schemas a resource has follows from its attributes; what a client claims here is only checked.
        private void schemas(JsonNode value) {
            for (JsonNode urn : value.isArray()
                    ? value
                    : JsonNodeFactory.instance.arrayNode().add(value)) {
                if (!urn.isString()) {
                    throw new DocumentRefusal.InvalidValue("schemas", value, "it must be an array of schema URNs");
                }
                String text = urn.stringValue();
                if (!type.core().id().equalsIgnoreCase(text)
                        && type.extension(text).isEmpty()) {
                    remarks.ignore(text);
                }
            }
        }

        DocumentReading result() {
            ObjectNode tree = Canonical.inOrder(attributes, values, "");
            if (tree == null) {
                tree = JsonNodeFactory.instance.objectNode();
                Canonical.requireAll(attributes, tree, "");
            }
            for (int i = 0; i < extensions.length; i++) {
                ResourceType.Extension extension = type.extensions().get(i);
                ObjectNode values = extensions[i];
                if (values != null) {
                    tree.set(extension.schema().id(), values);
                } else if (extension.required()) {
                    throw new DocumentRefusal.RequiredMissing(extension.schema().id());
                }
            }
            IndexedTexts.check(type, tree, externalId);
            return new DocumentReading(Document.owning(tree), externalId, remarks.ignored(), remarks.notes());
        }
    }
}
