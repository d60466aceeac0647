/**
 * Axon's event store on PostgreSQL, adapted: json columns with personal data in its own column, short stable type names,
 * one SELECT to load an aggregate, event times that never decrease.
 */
@NullMarked
package dev.muster.eventstore;

import org.jspecify.annotations.NullMarked;
