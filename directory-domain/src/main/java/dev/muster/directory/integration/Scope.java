package dev.muster.directory.integration;

/** What a credential opens. */
public enum Scope {
    /** Users and groups over SCIM. */
    SCIM,
    /** Equipment over SCIM; without it the resource type is not even announced. */
    EQUIPMENT,
    /** The customer's application asking who may come in. Opens no SCIM. */
    ACCESS
}
