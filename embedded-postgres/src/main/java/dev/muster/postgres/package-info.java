/**
 * A real PostgreSQL in a folder of ours, for whoever starts Muster without naming a database, and for the tests.
 * It keeps its word like a server's would: flushed to disk, a password for everybody, reachable from this machine only.
 */
@NullMarked
package dev.muster.postgres;

import org.jspecify.annotations.NullMarked;
