/**
 * Users as SCIM clients see them, and the names and addresses by which they are found; the list of users and the identity
 * questions as people see them.
 */
@NullMarked
package dev.muster.projections.user;

import org.jspecify.annotations.NullMarked;
