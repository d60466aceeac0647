/**
 * Commands, events and refusals of a user. The attributes are one immutable document; deactivation, a change of userName
 * and deletion are decisions with their own events.
 */
@NullMarked
package dev.muster.directory.user;

import org.jspecify.annotations.NullMarked;
