package dev.muster.scim.error;

/** What is said of a request that cannot be understood, or that is for nothing here. */
final class RequestAnswers {
    private RequestAnswers() {}

    static ScimError of(RequestRefusal refusal) {
        return switch (refusal) {
            case RequestRefusal.BodyTooLarge large ->
                ScimError.of(
                        413,
                        null,
                        "The body is larger than the " + large.limit + " bytes that are taken here. Send less.");
            case RequestRefusal.BodyCutShort cut ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_SYNTAX,
                        "The body ended before its end, or its chunks make no sense. Send it again.");
            case RequestRefusal.UnsupportedBody body ->
                ScimError.of(
                        415,
                        null,
                        "A body of " + Quoted.of(body.type) + " is not understood here. Send JSON in UTF-8 as"
                                + " application/scim+json, without a Content-Encoding.");
            case RequestRefusal.NothingAcceptable accept ->
                ScimError.of(
                        406,
                        null,
                        "Answers are application/scim+json or application/json, and Accept allows only "
                                + Quoted.of(accept.accept) + ".");
            case RequestRefusal.InvalidParameter parameter ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        "The parameter " + parameter.name + " can't be " + Quoted.of(parameter.value) + ": "
                                + parameter.cure + ".");
            case RequestRefusal.EmptyEntityTag tag ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VALUE,
                        tag.name + " is empty. Send the version that is meant, such as W/\"0\", or * for any, or leave "
                                + tag.name + " out.");
            case RequestRefusal.InvalidCount count ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_COUNT,
                        "The count " + Quoted.of(count.count) + " is not possible with a cursor: it must be a whole"
                                + " number from 1 to " + count.largest + ".");
            case RequestRefusal.UnknownPath path ->
                ScimError.of(
                        404,
                        null,
                        "There is nothing at " + Quoted.of(path.path) + ". SCIM is served below /scim/v2: see"
                                + " /scim/v2/ResourceTypes.");
            case RequestRefusal.UnsupportedVersion version ->
                ScimError.of(
                        400,
                        ScimTypes.INVALID_VERS,
                        "The version " + Quoted.of(version.version) + " of SCIM is not spoken here. Use v2, below"
                                + " /scim/v2.");
            case RequestRefusal.NobodyIsMe me ->
                ScimError.of(
                        501,
                        null,
                        "/Me stands for the person who asks (RFC 7644, section 3.11), and who asks here is a provisioning"
                                + " client. Find the user by /Users?filter=userName eq, and ask for /Users/{id}.");
            case RequestRefusal.FilteredDiscovery discovery ->
                ScimError.of(
                        403, null, discovery.path + " is never filtered (RFC 7644, section 4). Ask without a filter.");
        };
    }
}
