/** Limits for unauthenticated clients, and their effect on the others. */
@NullMarked
package dev.muster.server.strangers;

import org.jspecify.annotations.NullMarked;
