/**
 * The endpoint {@code /Equipment}, a resource type like any other. It exists only for credentials with an equipment scope;
 * for the others the server's authorisation responds as if there were no such endpoint.
 */
@NullMarked
package dev.muster.scim.equipment;

import org.jspecify.annotations.NullMarked;
