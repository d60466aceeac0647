package dev.muster.directory.user;

/** By what somebody was known again who came back. */
public enum KnownBy {
    /** The same as when the person left: nothing else says who somebody is. */
    EXTERNAL_ID,
    /** A client created somebody under the userName. */
    USER_NAME,
    /** A client or a person changed the record itself. */
    ID,
    /** A client created somebody with the primary e-mail address, where the integration's policy lets that count. */
    PRIMARY_EMAIL
}
