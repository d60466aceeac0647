/**
 * The connections to the server, and what those may hold of it who have shown no good credential: so many connections, so much time,
 * so many threads, and no more, whatever they do. See docs/decisions/0036.
 */
@NullMarked
package dev.muster.security.connection;

import org.jspecify.annotations.NullMarked;
