package dev.muster.directory.integration;

/** What a credential opens. */
public enum Scope {
    /** Users and groups over SCIM, to read and to write. */
    SCIM,
    /** Users and groups over SCIM, to read. */
    SCIM_READ,
    /** Equipment over SCIM, to read and to write; without a scope for it the resource type is not even announced. */
    EQUIPMENT,
    /** Equipment over SCIM, to read. */
    EQUIPMENT_READ,
    /** The customer's application asking who may come in. Opens no SCIM. */
    ACCESS
}
