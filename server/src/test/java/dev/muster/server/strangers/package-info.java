/** What people without a credential may do to the server, and what the others notice of it. */
@NullMarked
package dev.muster.server.strangers;

import org.jspecify.annotations.NullMarked;
