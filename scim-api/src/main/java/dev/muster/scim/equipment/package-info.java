/**
 * The endpoint {@code /Equipment}: things lent to people, in the manner of any other resource. It is there only for
 * credentials with the scope EQUIPMENT; for the others the server's authorisation says that there is no such thing.
 */
@NullMarked
package dev.muster.scim.equipment;

import org.jspecify.annotations.NullMarked;
