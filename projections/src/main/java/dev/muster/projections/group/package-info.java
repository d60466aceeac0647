/** Groups as SCIM clients see them, and who is in them. */
@NullMarked
package dev.muster.projections.group;

import org.jspecify.annotations.NullMarked;
