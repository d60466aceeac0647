package dev.muster.scim.error;

import dev.muster.directory.document.DocumentRefusal;

/** What is said of a document, a path or a filter that its schema does not allow. */
final class DocumentAnswers {
    private DocumentAnswers() {}

    static ScimError of(DocumentRefusal refusal) {
        return switch (refusal) {
            case DocumentRefusal.InvalidValue value ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "The attribute " + value.attribute() + " can't be " + value.value() + ": " + value.cure()
                                + ".");
            case DocumentRefusal.ValueTaken taken ->
                ScimError.of(
                        409,
                        ScimTypes.UNIQUENESS,
                        "Another resource has the value " + taken.value() + " of " + taken.attribute()
                                + ", and its schema wants it to be unique. Send another value, or take it away there first.");
            case DocumentRefusal.RequiredMissing missing ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "The attribute " + missing.attribute() + " is required. Send a value for it.");
            case DocumentRefusal.MutabilityViolation violation ->
                ScimError.of(
                        400,
                        ScimTypes.MUTABILITY,
                        "The attribute " + violation.attribute() + " is " + violation.mutability() + ": "
                                + violation.cure() + ".");
            case DocumentRefusal.InvalidPath path ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_PATH,
                        "The path " + path.path() + " is not valid: " + path.reason() + ".");
            case DocumentRefusal.NoTarget target ->
                ScimError.of(
                        400,
                        ScimTypes.NO_TARGET,
                        "Nothing is at the path " + target.path() + ": " + target.reason() + ".");
            case DocumentRefusal.InvalidFilter filter ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_FILTER,
                        "The filter " + filter.filter() + " is not valid: " + filter.reason() + ".");
            case DocumentRefusal.TooLarge large ->
                ScimError.of(
                        413,
                        null,
                        "This is too much: " + large.what() + " may be at most " + large.limit() + ". Send less, or in"
                                + " several requests.");
        };
    }
}
