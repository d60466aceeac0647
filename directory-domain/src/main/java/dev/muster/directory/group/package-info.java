/**
 * Commands, events and refusals of a group and its members. A group does not hold its members: a change is a difference,
 * computed against the current memberships, so that it costs the same in a group of any size.
 */
@NullMarked
package dev.muster.directory.group;

import org.jspecify.annotations.NullMarked;
