package dev.muster.projections.filter;

import static dev.muster.projections.filter.Filterable.quoted;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.projections.filter.Filterable.Many;
import dev.muster.projections.filter.Filterable.Single;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a resource type's attributes are found: in the columns and tables that are named, and everything else in the
 * document, as its schema says that it stands there.
 */
final class AttributeColumns {
    private static final String VALUE = "value";
    // RFC 7644 3.4.2.3: the primary value stands for all, or else the first one
    private static final String PRIMARY_OR_FIRST = "coalesce(v.value ->> 'primary', '') = 'true' desc, v.n";
    private static final String DOCUMENT = "r.document";

    private final Map<String, Filterable> named;

    AttributeColumns(Map<String, Filterable> named) {
        this.named = named;
    }

    /** Of an attribute or sub-attribute with one value for each resource. */
    Single single(AttributePath path) {
        return named.get(path.toString()) instanceof Single known ? known : inDocument(path);
    }

    private static Single inDocument(AttributePath path) {
        AttributeDefinition sub = path.sub();
        if (sub != null) return typed(json(path) + " ->> " + quoted(sub.name()), sub);
        AttributeDefinition attribute = path.attribute();
        // of what is complex it can only be asked whether it is there
        return attribute.isComplex()
                ? Filterable.single(json(path), ValueKind.WHOLE)
                : typed(container(path) + " ->> " + quoted(attribute.name()), attribute);
    }

    /** The table that was made for the attribute's values, if there is one. */
    Optional<Many> table(AttributePath path) {
        return named.get(path.whole().toString()) instanceof Many many ? Optional.of(many) : Optional.empty();
    }

    /** The values in the document, in full. */
    static Many manyInDocument(AttributePath path) {
        AttributeDefinition attribute = path.attribute();
        if (!attribute.isComplex()) {
            return Filterable.many(
                    "json_array_elements_text(" + json(path) + ") with ordinality v(value, n)",
                    "true",
                    "v.n",
                    Map.of(VALUE, typed("v.value", attribute)));
        }
        Map<String, Single> subs = new HashMap<>();
        for (AttributeDefinition sub : attribute.subAttributes()) {
            subs.put(sub.name(), typed("v.value ->> " + quoted(sub.name()), sub));
        }
        return Filterable.many(
                "json_array_elements(" + json(path) + ") with ordinality v(value, n)", "true", PRIMARY_OR_FIRST, subs);
    }

    private static String container(AttributePath path) {
        return path.extension() == null ? DOCUMENT : DOCUMENT + " -> " + quoted(path.extension());
    }

    private static String json(AttributePath path) {
        return container(path) + " -> " + quoted(path.attribute().name());
    }

    /** Text of the document as a value of the attribute's type; null where an earlier build or schema let in what is none. */
    private static Single typed(String text, AttributeDefinition definition) {
        return switch (definition.type()) {
            case STRING, REFERENCE, BINARY ->
                definition.caseExact()
                        ? Filterable.single("(" + text + ") collate \"C\"", ValueKind.EXACT)
                        : Filterable.single("folded(" + text + ") collate \"C\"", ValueKind.FOLDED);
            case BOOLEAN ->
                Filterable.single(
                        "(case lower(" + text + ") when 'true' then true when 'false' then false end)",
                        ValueKind.BOOLEAN);
            case INTEGER, DECIMAL -> Filterable.single("number_of(" + text + ")", ValueKind.NUMBER);
            case DATE_TIME -> Filterable.single("moment_of(" + text + ")", ValueKind.TIME);
            case COMPLEX -> throw new IllegalArgumentException(definition.name() + " is complex");
        };
    }
}
