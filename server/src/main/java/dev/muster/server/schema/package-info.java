/**
 * Extension schemas as files: read before anything else starts, and agreed by all servers of a database before one of them
 * accepts requests.
 */
@NullMarked
package dev.muster.server.schema;

import org.jspecify.annotations.NullMarked;
