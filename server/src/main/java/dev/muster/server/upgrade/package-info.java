/**
 * Upgrades a database of an older Muster, or completes an unfinished import, before the server accepts requests: migrates
 * its tables, and rebuilds them from the events if these now give other rows.
 */
@NullMarked
package dev.muster.server.upgrade;

import org.jspecify.annotations.NullMarked;
