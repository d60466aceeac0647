/** Roles and access over HTTP, on the whole server. */
@NullMarked
package dev.muster.server.role;

import org.jspecify.annotations.NullMarked;
