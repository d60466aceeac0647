package dev.muster.directory.schema;

/** What a resource type knows under a name that a client wrote. */
public sealed interface AttributeLookup {

    /** An attribute or sub-attribute. */
    record Found(AttributePath path) implements AttributeLookup {}

    /** The URN of an extension, which stands for all its attributes together. */
    record FoundExtension(Schema schema) implements AttributeLookup {}

    /** No attribute has that name: it is misspelt, or belongs to another type. */
    record UnknownAttribute(String text) implements AttributeLookup {}

    /** The name is qualified by the URN of a schema that this type does not have. */
    record UnknownSchema(String text) implements AttributeLookup {}
}
