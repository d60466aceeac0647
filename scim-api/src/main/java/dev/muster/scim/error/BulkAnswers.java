package dev.muster.scim.error;

import dev.muster.scim.bulk.BulkRefusal;

/** What is said of a bulk request, or of one operation for the sake of another. */
final class BulkAnswers {
    private BulkAnswers() {}

    static ScimError of(BulkRefusal refusal) {
        return switch (refusal) {
            case BulkRefusal.Malformed malformed ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_SYNTAX,
                        "The body is no bulk request, at " + malformed.place + ": " + malformed.cure + ".");
            case BulkRefusal.TooManyOperations many ->
                ScimError.of(
                        413,
                        null,
                        many.operations + " operations exceed the maxOperations (" + many.limit
                                + "). Send them in several requests; nothing was changed.");
            case BulkRefusal.UnknownBulkId unknown ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "No operation of this request creates a resource with the bulkId " + Quoted.of(unknown.bulkId)
                                + ". Add the POST, or name the resource by its id.");
            case BulkRefusal.FailedReference failed ->
                ScimError.of(
                        409,
                        null,
                        "The resource with the bulkId " + Quoted.of(failed.bulkId)
                                + " could not be created, see there. Repeat both.");
            case BulkRefusal.CircularReference circle ->
                ScimError.of(
                        409,
                        null,
                        "Each of the resources " + Quoted.some(circle.bulkIds) + " wants another of them to be there"
                                + " first. Create one of them without the others, and add these by a PATCH.");
        };
    }
}
