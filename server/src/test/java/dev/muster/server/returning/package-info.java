/** Leavers who return, and other people who get their records. */
@NullMarked
package dev.muster.server.returning;

import org.jspecify.annotations.NullMarked;
