/** Warnings before a credential expires, as owners get them. The clock is moved, the rest is real. */
@NullMarked
package dev.muster.server.expiry;

import org.jspecify.annotations.NullMarked;
