/**
 * A real PostgreSQL in a folder, for the default start without a configured database and for the tests. It is as durable as
 * a server: flushed to disk, with a password, reachable from this machine only.
 */
@NullMarked
package dev.muster.postgres;

import org.jspecify.annotations.NullMarked;
