package dev.muster.scim.resource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a client wants to see of a type's resources, and what follows from it for reading them.
 *
 * @param omitted              what need not be read
 * @param streamed             what is read and written value by value
 * @param showsMoreThanVersion whether anything is shown that others change, which the resource's version does not know of
 */
record AttributeProjection(
        ResourceLayout layout, Set<String> omitted, List<StreamedAttribute> streamed, boolean showsMoreThanVersion) {
    /** Attributes that cost a query of their own. */
    static final Set<String> COSTLY = Set.of("groups");

    private static final List<String> BEYOND_VERSION = List.of("groups", "roles");

    static AttributeProjection of(AttributeSelection selection, List<StreamedAttribute> streamed) {
        Set<String> omitted = new HashSet<>(COSTLY);
        omitted.removeIf(selection::shows);
        return new AttributeProjection(
                ResourceLayout.of(selection),
                Set.copyOf(omitted),
                streamed.stream()
                        .filter(attribute ->
                                attribute.type().equals(selection.type().name()))
                        .filter(attribute -> selection.shows(attribute.attribute()))
                        .toList(),
                BEYOND_VERSION.stream().anyMatch(selection::shows));
    }

    /** Too large, perhaps, to be held in memory as a whole. */
    boolean isLarge() {
        return !streamed.isEmpty();
    }
}
