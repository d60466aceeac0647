/**
 * Everything that can be asked of a group and its members, and what then happened. A group does not hold its members: a
 * change of them is a difference, found against the memberships as they stand, so that it costs the same in any group.
 */
@NullMarked
package dev.muster.directory.group;

import org.jspecify.annotations.NullMarked;
