/**
 * The database: an embedded PostgreSQL if none is configured, the pool, the role's rights, the migrations of every module.
 */
@NullMarked
package dev.muster.server.database;

import org.jspecify.annotations.NullMarked;
