/**
 * The claims on names that must be unique; commands read them. In a package of its own, because users, groups, roles and
 * equipment claim alike.
 */
@NullMarked
package dev.muster.projections.names;

import org.jspecify.annotations.NullMarked;
