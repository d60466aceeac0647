/** Roles, whom they are mapped to, and who therefore has them: because of what, and which one counts. */
@NullMarked
package dev.muster.projections.role;

import org.jspecify.annotations.NullMarked;
