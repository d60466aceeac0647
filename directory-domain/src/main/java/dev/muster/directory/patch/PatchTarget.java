package dev.muster.directory.patch;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.Canonical;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.document.Remarks;
import dev.muster.directory.filter.ValueFilter;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.Mutability;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A resource while operations are applied to it, one after the other. */
final class PatchTarget {
    private enum Writing {
        ADD,
        REPLACE
    }

    private final ResourceType type;
    private final ObjectNode tree;
    private final NoMatch noMatch;
    private final Remarks remarks;
    /** Their canonical paths. */
    private final Set<String> written = new HashSet<>();

    PatchTarget(ResourceType type, ObjectNode tree, NoMatch noMatch, Remarks remarks) {
        this.type = type;
        this.tree = tree;
        this.noMatch = noMatch;
        this.remarks = remarks;
    }

    void apply(PatchOperation operation) {
        switch (operation) {
            case PatchOperation.Add add -> write(add.path(), add.value(), Writing.ADD);
            case PatchOperation.Replace replace -> write(replace.path(), replace.value(), Writing.REPLACE);
            case PatchOperation.Remove remove -> remove(remove.path(), remove.only());
        }
    }

    /** Where a reference has another value now, the name and the address that it had are not those of the other one. */
    void dropNamesOfOthers(Document before) {
        for (AttributePath path : type.references()) {
            AttributeDefinition reference = path.attribute();
            if (!written.contains(path.key() + ".value")
                    || !(container(path).get(reference.name()) instanceof ObjectNode now)
                    || Objects.equals(now.get("value"), valueIn(before, path))) continue;
            for (AttributeDefinition sub : reference.subAttributes()) {
                if (!written.contains(path.key() + "." + sub.name())) now.remove(sub.name());
            }
            dropIfEmpty(container(path), reference.name());
            dropEmptyExtension(path);
        }
    }

    private static @Nullable JsonNode valueIn(Document before, AttributePath path) {
        String name = path.attribute().name();
        return (path.extension() == null ? before.value(name, "value") : before.value(path.extension(), name, "value"))
                .orElse(null);
    }

    private void write(@Nullable PatchPath path, JsonNode value, Writing writing) {
        switch (path) {
            case null -> writeMembers(value, writing);
            case PatchPath.ToExtension to -> writeExtension(to.extension(), value, writing);
            case PatchPath.ToAttribute to -> {
                if (writing == Writing.ADD && isSchemas(to.attribute())) {
                    // RFC 7644 3.5.2: they follow from the attributes, so announcing them is no wish
                    remarks.ignore(to.toString());
                } else if (isWritable(to)) {
                    writeAttribute(to, value, writing);
                }
            }
        }
    }

    // Without a path the value is an object of attributes. Read-only and unknown ones are echoes, not wishes: Okta
    // repeats the id in every rename.
    private void writeMembers(JsonNode value, Writing writing) {
        if (!value.isObject()) {
            throw new DocumentRefusal.InvalidValue("value", value, "without a path it must be an object of attributes");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            switch (type.lookup(member.getKey())) {
                case AttributeLookup.Found found -> writeMember(found.path(), member.getValue(), writing);
                case AttributeLookup.FoundExtension found -> writeExtension(found.schema(), member.getValue(), writing);
                case AttributeLookup.UnknownAttribute unknown -> remarks.ignore(unknown.text());
                case AttributeLookup.UnknownSchema unknown -> remarks.ignore(unknown.text());
            }
        }
    }

    private void writeExtension(Schema extension, JsonNode value, Writing writing) {
        if (value.isNull()) {
            if (writing == Writing.REPLACE) {
                tree.remove(extension.id());
            }
            return;
        }
        if (!value.isObject()) {
            throw new DocumentRefusal.InvalidValue(extension.id(), value, "it must be an object");
        }
        String qualifier = extension.id() + ":";
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            String name = member.getKey();
            // the URN stands before the object already; some repeat it within
            boolean qualified = name.regionMatches(true, 0, qualifier, 0, qualifier.length());
            if (type.lookup(qualified ? name : qualifier + name) instanceof AttributeLookup.Found found) {
                writeMember(found.path(), member.getValue(), writing);
            } else {
                remarks.ignore(qualified ? name : qualifier + name);
            }
        }
    }

    private void writeMember(AttributePath path, JsonNode value, Writing writing) {
        if (path.attribute().isReadOnly() || path.definition().isReadOnly() || isSchemas(path)) {
            remarks.ignore(path.toString());
        } else if (isKept(path)) {
            writeAttribute(new PatchPath.ToAttribute(path, null), value, writing);
        }
    }

    private void writeAttribute(PatchPath.ToAttribute to, JsonNode value, Writing writing) {
        AttributePath path = to.attribute();
        ObjectNode container = container(path);
        AttributeDefinition attribute = path.attribute();
        AttributeDefinition sub = path.sub();
        if (attribute.multiValued()) {
            ValueList values = new ValueList(path, container, remarks);
            if (to.filter() == null && sub == null) {
                writeValues(values, value, writing);
            } else {
                writeSelected(to, values, value, writing);
            }
        } else if (sub != null) {
            ObjectNode object = container.withObjectProperty(attribute.name());
            set(object, sub, value, path.key() + ".", writing);
            dropIfEmpty(container, attribute.name());
        } else if (attribute.isComplex() && value.isObject()) {
            merge(container.withObjectProperty(attribute.name()), attribute, value, path.key() + ".", writing);
            dropIfEmpty(container, attribute.name());
        } else {
            set(container, attribute, value, prefix(path), writing);
        }
        dropEmptyExtension(path);
    }

    private static void writeValues(ValueList values, JsonNode value, Writing writing) {
        if (writing == Writing.ADD) {
            values.add(value);
        } else {
            values.replaceAll(value);
        }
    }

    private void writeSelected(PatchPath.ToAttribute to, ValueList values, JsonNode value, Writing writing) {
        AttributeDefinition sub = to.attribute().sub();
        ValueList.Selection selection = values.select(to.filter());
        if (!selection.isEmpty()) {
            if (sub != null) {
                selection.set(sub, value);
            } else if (writing == Writing.ADD) {
                selection.merge(value);
            } else {
                selection.substitute(value);
            }
        } else if (noMatch == NoMatch.CREATE) {
            create(to, values, value);
        } else {
            throw new DocumentRefusal.NoTarget(
                    to.toString(),
                    "no value matches; add one to " + to.attribute().key() + " first");
        }
    }

    private static void create(PatchPath.ToAttribute to, ValueList values, JsonNode value) {
        Filter filter = to.filter();
        AttributeDefinition attribute = to.attribute().attribute();
        ObjectNode described = filter == null ? values.emptyValue() : ValueFilter.described(filter, attribute);
        if (described == null) {
            throw new DocumentRefusal.NoTarget(
                    to.toString(), "no value matches, and none can be made from a filter that is not all \"eq\"");
        }
        values.addDescribed(described, to.attribute().sub(), value);
    }

    private void remove(PatchPath path, @Nullable JsonNode only) {
        switch (path) {
            case PatchPath.ToExtension to -> removeExtension(to);
            case PatchPath.ToAttribute to -> {
                if (isWritable(to)) {
                    removeAttribute(to, only);
                }
            }
        }
    }

    private void removeExtension(PatchPath.ToExtension to) {
        String urn = to.extension().id();
        if (type.extensions().stream()
                .anyMatch(each -> each.required() && each.schema().id().equals(urn))) {
            throw required(urn, Mutability.READ_WRITE);
        }
        tree.remove(urn);
    }

    private void removeAttribute(PatchPath.ToAttribute to, @Nullable JsonNode only) {
        AttributePath path = to.attribute();
        AttributeDefinition attribute = path.attribute();
        AttributeDefinition sub = path.sub();
        if (path.definition().required() && to.filter() == null) {
            throw required(path.toString(), path.definition().mutability());
        }
        ObjectNode container = container(path);
        if (attribute.multiValued()) {
            removeValues(to, new ValueList(path, container, remarks), only);
            if (attribute.required() && !container.has(attribute.name())) {
                throw required(path.key(), attribute.mutability());
            }
        } else if (sub == null) {
            container.remove(attribute.name());
        } else if (container.get(attribute.name()) instanceof ObjectNode object) {
            object.remove(sub.name());
            written.add(path.toString());
            dropIfEmpty(container, attribute.name());
        }
        dropEmptyExtension(path);
    }

    private static void removeValues(PatchPath.ToAttribute to, ValueList values, @Nullable JsonNode only) {
        AttributeDefinition sub = to.attribute().sub();
        ValueList.Selection selection = values.select(to.filter());
        if (sub != null) {
            if (sub.required() && !selection.isEmpty()) {
                throw required(to.attribute().toString(), sub.mutability());
            }
            selection.unset(sub);
        } else if (only != null && !only.isNull()) {
            selection.removeOnly(only);
        } else {
            selection.remove();
        }
    }

    // RFC 7644 3.5.2.2: whatever way it would become unassigned.
    private static DocumentRefusal.MutabilityViolation required(String path, Mutability mutability) {
        return new DocumentRefusal.MutabilityViolation(path, mutability, "it is required, so replace it instead");
    }

    private void merge(
            ObjectNode object, AttributeDefinition attribute, JsonNode value, String prefix, Writing writing) {
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            AttributeDefinition sub = attribute.sub(member.getKey()).orElse(null);
            if (sub == null || sub.isReadOnly()) {
                remarks.ignore(prefix + member.getKey());
            } else {
                set(object, sub, member.getValue(), prefix, writing);
            }
        }
    }

    // RFC 7643 2.5: null is no value. Replacing by it takes the value away, adding it adds nothing.
    private void set(
            ObjectNode container, AttributeDefinition definition, JsonNode value, String prefix, Writing writing) {
        written.add(prefix + definition.name());
        JsonNode canonical = Canonical.attribute(definition, value, prefix, remarks);
        if (canonical != null) {
            container.set(definition.name(), canonical);
        } else if (writing == Writing.REPLACE || value.isString()) {
            container.remove(definition.name());
        }
    }

    private boolean isWritable(PatchPath.ToAttribute to) {
        AttributePath path = to.attribute();
        if (path.attribute().isReadOnly() || path.definition().isReadOnly() || isSchemas(path)) {
            throw new DocumentRefusal.MutabilityViolation(
                    path.toString(), Mutability.READ_ONLY, "the service provider sets it, leave it out");
        }
        return isKept(path);
    }

    private boolean isKept(AttributePath path) {
        if (path.extension() == null && type.keepsBeside(path.attribute().name())) {
            throw new IllegalArgumentException(path + " has operations of its own");
        }
        return path.attribute().isStored() && path.definition().isStored();
    }

    private static boolean isSchemas(AttributePath path) {
        return path.extension() == null && path.attribute().name().equals("schemas");
    }

    private ObjectNode container(AttributePath path) {
        return path.extension() == null ? tree : tree.withObjectProperty(path.extension());
    }

    private static String prefix(AttributePath path) {
        return path.extension() == null ? "" : path.extension() + ":";
    }

    private void dropEmptyExtension(AttributePath path) {
        if (path.extension() != null) {
            dropIfEmpty(tree, path.extension());
        }
    }

    private static void dropIfEmpty(ObjectNode container, String name) {
        if (container.get(name) instanceof ObjectNode object && object.isEmpty()) {
            container.remove(name);
        }
    }
}
