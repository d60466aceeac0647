/** Users as SCIM clients see them, and the names and addresses by which they are found. */
@NullMarked
package dev.muster.projections.user;

import org.jspecify.annotations.NullMarked;
