package dev.muster.directory.patch;

import com.unboundid.scim2.common.filters.Filter;
import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.AttributePath;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import org.jspecify.annotations.Nullable;

/** What the path of a PATCH operation points at, resolved against the resource type (RFC 7644 3.5.2). */
public sealed interface PatchPath {
    /** Characters of a path. */
    int LENGTH = 2 * 1024;

    /**
     * An attribute or a sub-attribute, {@code name.familyName}; with a filter, of those values alone that match it:
     * {@code emails[type eq "work"].value}.
     */
    record ToAttribute(AttributePath attribute, @Nullable Filter filter) implements PatchPath {
        @Override
        public String toString() {
            if (filter == null) {
                return attribute.toString();
            }
            AttributeDefinition sub = attribute.sub();
            return attribute.whole() + "[" + filter + "]" + (sub == null ? "" : "." + sub.name());
        }
    }

    /** An extension as a whole, by its URN. */
    record ToExtension(Schema extension) implements PatchPath {
        @Override
        public String toString() {
            return extension.id();
        }
    }

    /** The path of a bare attribute. */
    static PatchPath to(AttributePath attribute) {
        return new ToAttribute(attribute, null);
    }

    /**
     * @throws DocumentRefusal.InvalidPath where the text is no path, or names no attribute of that type
     * @throws DocumentRefusal.InvalidFilter where the part in brackets is no filter for that attribute
     */
    static PatchPath parse(ResourceType type, String text) {
        return PatchPathParser.parse(text, type::lookup);
    }

    /** As {@link #parse}, for clients that leave out an extension's URN: {@link ResourceType#lookupInAnySchema}. */
    static PatchPath parseInAnySchema(ResourceType type, String text) {
        return PatchPathParser.parse(text, type::lookupInAnySchema);
    }
}
