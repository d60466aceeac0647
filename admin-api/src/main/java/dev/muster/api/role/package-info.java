/** Roles and whom they are mapped to, for people; and who therefore has them. */
@NullMarked
package dev.muster.api.role;

import org.jspecify.annotations.NullMarked;
