/** Roles, their mappings and the users who have them, for people. */
@NullMarked
package dev.muster.api.role;

import org.jspecify.annotations.NullMarked;
