package dev.muster.directory.integration;

import java.util.Collection;
import java.util.stream.Collectors;

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
    ACCESS;

    /** In words, in this order. */
    public static String names(Collection<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::name).collect(Collectors.joining(", "));
    }
}
