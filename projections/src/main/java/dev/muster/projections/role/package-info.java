/** Roles, their mappings and the users who have them: through which mapping, and in which order. */
@NullMarked
package dev.muster.projections.role;

import org.jspecify.annotations.NullMarked;
