package dev.muster.directory.refusal;

/**
 * What a refusal means to whoever asked. Each door answers every kind: its switch has no default. Those of a body, a path, a
 * filter or a list are the detail error keywords of RFC 7644 §3.12 and RFC 9865.
 */
public enum RefusalKind {
    INVALID_VALUE,
    INVALID_SYNTAX,
    INVALID_PATH,
    INVALID_FILTER,
    MUTABILITY,
    NO_TARGET,
    TOO_MANY,
    INVALID_CURSOR,
    EXPIRED_CURSOR,
    INVALID_COUNT,
    UNSUPPORTED_VERSION,
    /** Another one has a value that no two may have. */
    TAKEN,
    /** What is asked for can't be done in the state that it is in. */
    CONFLICT,
    /** Something else that the request names is in a state in which it can't be done. */
    UNSUITED,
    ABSENT,
    FORBIDDEN,
    /** It is not what the one who asks saw last. */
    CHANGED,
    TOO_LARGE,
    UNSUPPORTED_BODY,
    NOTHING_ACCEPTABLE,
    NOT_IMPLEMENTED,
    /** Nothing is wrong with the request: in a moment the same one will do. */
    CONTENDED,
    /** Nothing is wrong with the request: another server, or this one when it is back, will take the same one. */
    STOPPING,
    /** Nothing is wrong with the request: when somebody has released it, the same one will do. */
    HELD
}
