package dev.muster.directory.user;

/** What a person says of the one who came under a leaver's record. */
public enum IdentityAnswer {
    SAME_PERSON,
    ANOTHER
}
