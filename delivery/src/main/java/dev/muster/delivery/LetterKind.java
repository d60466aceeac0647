package dev.muster.delivery;

/** What a letter is about. It is stored by its name. */
public enum LetterKind {
    REPORT,
    CREDENTIAL_EXPIRES,
    CHANGES_HELD
}
