/**
 * Export of all events to a file, and import into a new database: for backups, moves, and another major version of
 * PostgreSQL. Only events are transferred; read tables are rebuilt from them.
 */
@NullMarked
package dev.muster.history.transfer;

import org.jspecify.annotations.NullMarked;
