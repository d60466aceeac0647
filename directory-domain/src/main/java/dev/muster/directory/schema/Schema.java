package dev.muster.directory.schema;

/** A schema: the attributes of a kind of resource, or of an extension of one. */
public record Schema(String id, String name, String description, AttributeSet attributes) {}
