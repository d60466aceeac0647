/** Maps failures of the database to responses: the only place that knows PostgreSQL's SQLStates. */
@NullMarked
package dev.muster.eventstore.database;

import org.jspecify.annotations.NullMarked;
