package dev.muster.scim.error;

import dev.muster.projections.resource.ListRefusal;

/** What is said of a list that cannot be given as asked. */
final class ListAnswers {
    private ListAnswers() {}

    static ScimError of(ListRefusal refusal) {
        return switch (refusal) {
            case ListRefusal.TooMany many ->
                ScimError.of(
                        400,
                        ScimTypes.TOO_MANY,
                        "Answering " + Quoted.of(many.question) + " means looking at every resource, and that takes"
                                + " more than " + many.limit.toMillis() / 1000.0 + " s. Ask by an attribute that has"
                                + " an index (id, userName, externalId, emails.value, displayName, groups.value,"
                                + " members.value), alone or with and.");
            case ListRefusal.NotSortable sort ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "Nothing can be sorted by " + Quoted.of(sort.attribute) + ": " + sort.cure + ".");
            case ListRefusal.InvalidCursor cursor ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_CURSOR,
                        "The cursor is none that was given for this very list: it goes with the same credential's"
                                + " integration, resource type, filter and order. Begin again with an empty cursor.");
            case ListRefusal.ExpiredCursor cursor ->
                ScimError.of(
                        400,
                        ScimTypes.EXPIRED_CURSOR,
                        "The cursor was good for " + cursor.lifetime.toSeconds() + " s, and they are over. Begin again"
                                + " with an empty cursor.");
        };
    }
}
