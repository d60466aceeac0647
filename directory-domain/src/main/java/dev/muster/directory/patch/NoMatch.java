package dev.muster.directory.patch;

/** What becomes of an add or replace whose path selects values, where none of them matches. */
public enum NoMatch {
    /** It is refused: RFC 7644 3.5.2.3, {@code noTarget}. */
    REFUSE,
    /** The value is made from the filter: Okta and Entra count on it when an attribute is set for the first time. */
    CREATE
}
