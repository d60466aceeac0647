package dev.muster.scim.error;

/** The detail error keywords of RFC 7644 §3.12 and of RFC 9865 that are used here. */
final class ScimTypes {
    static final String UNIQUENESS = "uniqueness";
    static final String INVALID_VALUE = "invalidValue";
    static final String INVALID_SYNTAX = "invalidSyntax";
    static final String INVALID_PATH = "invalidPath";
    static final String INVALID_FILTER = "invalidFilter";
    static final String MUTABILITY = "mutability";
    static final String NO_TARGET = "noTarget";
    static final String TOO_MANY = "tooMany";
    static final String INVALID_CURSOR = "invalidCursor";
    static final String EXPIRED_CURSOR = "expiredCursor";
    static final String INVALID_COUNT = "invalidCount";
    static final String INVALID_VERS = "invalidVers";

    private ScimTypes() {}
}
