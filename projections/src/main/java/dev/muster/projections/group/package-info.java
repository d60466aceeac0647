/** Groups as SCIM clients see them, and their members. */
@NullMarked
package dev.muster.projections.group;

import org.jspecify.annotations.NullMarked;
