package dev.muster.directory.schema;

import java.util.List;
import java.util.Optional;

/** One attribute of a schema, with all characteristics of RFC 7643 7. */
public record AttributeDefinition(
        String name,
        AttributeType type,
        String description,
        boolean multiValued,
        boolean required,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> canonicalValues,
        List<String> referenceTypes,
        AttributeSet subAttributes) {

    public AttributeDefinition {
        canonicalValues = List.copyOf(canonicalValues);
        referenceTypes = List.copyOf(referenceTypes);
    }

    public boolean isComplex() {
        return type == AttributeType.COMPLEX;
    }

    public boolean isReadOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /** Whether no two resources of a tenant may have the same value, as far as the tenant goes. */
    public boolean isUnique() {
        return uniqueness != Uniqueness.NONE;
    }

    /** What is never returned is not stored either: {@code password}, and what an extension has of that kind. */
    public boolean isStored() {
        return returned != Returned.NEVER;
    }

    /** The sub-attribute of that name, in any case. */
    public Optional<AttributeDefinition> sub(String subAttribute) {
        return subAttributes.find(subAttribute);
    }
}
