/**
 * Extension schemas as files: read before anything starts, and agreed upon by all servers of a database before one of them
 * serves.
 */
@NullMarked
package dev.muster.server.schema;

import org.jspecify.annotations.NullMarked;
