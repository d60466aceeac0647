/**
 * A directory's whole history as a file, and a new database from such a file: for backups, for moves, for another major
 * version of PostgreSQL. Only the events travel: read tables are rebuilt from them.
 */
@NullMarked
package dev.muster.history.transfer;

import org.jspecify.annotations.NullMarked;
