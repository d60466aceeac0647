package dev.muster.people;

/** What somebody who signs in is there for. (The roles that the customer's application knows are another matter.) */
public enum PersonRole {
    /** Runs the installation: opens tenants, and may speak for any of them. Belongs to none. */
    OPERATOR,
    /** Answers for a tenant: its people, its integrations and their credentials. */
    OWNER,
    /** Works in a tenant's directory. */
    ADMIN,
    /** Reads, and changes nothing. */
    AUDITOR
}
