/** What the database says when it can't: one place that knows its states, for whoever has to answer a client. */
@NullMarked
package dev.muster.eventstore.database;

import org.jspecify.annotations.NullMarked;
