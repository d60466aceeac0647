package dev.muster.directory.schema;

import dev.muster.directory.document.AttributeChange;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a resource type, or a sub-attribute of one, by its definitions.
 *
 * @param extension the URN of the extension that the attribute belongs to; null for core and common attributes
 */
public record AttributePath(
        @Nullable String extension,
        AttributeDefinition attribute,
        @Nullable AttributeDefinition sub) {

    /** The definition of what the path ends in. */
    public AttributeDefinition definition() {
        return sub == null ? attribute : sub;
    }

    /** The path of the attribute itself, without the sub-attribute. */
    public AttributePath whole() {
        return sub == null ? this : new AttributePath(extension, attribute, null);
    }

    /** The attribute's key in an {@link AttributeChange}: {@code name}, or {@code urn:…:User:department}. */
    public String key() {
        return extension == null ? attribute.name() : extension + ":" + attribute.name();
    }

    /** The canonical spelling: {@code emails.value}, {@code urn:…:User:manager.value}. */
    @Override
    public String toString() {
        return sub == null ? key() : key() + "." + sub.name();
    }
}
