package dev.muster.directory.patch;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.filter.FilterParser;
import dev.muster.directory.filter.ValueFilter;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.AttributePath;
import java.util.function.Function;

/** {@code attrPath / valuePath [subAttr]} of RFC 7644 3.5.2, figure 7. */
final class PatchPathParser {
    private PatchPathParser() {}

    static PatchPath parse(String text, Function<String, AttributeLookup> lookup) {
        if (text.length() > PatchPath.LENGTH) {
            throw new DocumentRefusal.InvalidPath(text, "it is longer than " + PatchPath.LENGTH + " characters");
        }
        int bracket = text.indexOf('[');
        if (bracket < 0) {
            return switch (lookup.apply(text.strip())) {
                case AttributeLookup.Found found -> new PatchPath.ToAttribute(found.path(), null);
                case AttributeLookup.FoundExtension found -> new PatchPath.ToExtension(found.schema());
                case AttributeLookup.UnknownAttribute unknown -> throw unknown(text);
                case AttributeLookup.UnknownSchema unknown -> throw unknown(text);
            };
        }
        return valuePath(text, bracket, lookup);
    }

    private static PatchPath valuePath(String text, int bracket, Function<String, AttributeLookup> lookup) {
        String name = text.substring(0, bracket).strip();
        if (!(lookup.apply(name) instanceof AttributeLookup.Found found)) {
            throw unknown(text);
        }
        AttributePath attribute = found.path();
        if (attribute.sub() != null || !attribute.attribute().multiValued()) {
            throw new DocumentRefusal.InvalidPath(text, name + " has one value, so no filter can choose among them");
        }
        FilterParser parser = new FilterParser(text.substring(bracket + 1), false);
        Filter filter = parser.bracketed();
        ValueFilter.check(filter, attribute.attribute());
        if (parser.scanner().takeImmediately('.')) {
            String sub = parser.scanner().name();
            AttributeDefinition definition = attribute.attribute().sub(sub).orElseThrow(() -> unknown(text));
            attribute = new AttributePath(attribute.extension(), attribute.attribute(), definition);
        }
        if (!parser.scanner().atEnd()) {
            throw new DocumentRefusal.InvalidPath(text, "after the bracket only a sub-attribute may follow");
        }
        return new PatchPath.ToAttribute(attribute, filter);
    }

    private static DocumentRefusal.InvalidPath unknown(String text) {
        return DocumentRefusal.InvalidPath.unknownAttribute(text);
    }
}
