/**
 * Axon's event store on PostgreSQL, made ours: json columns with personal data beside the payload, short stable type
 * names, one SELECT to load an aggregate, a time that never runs backwards.
 */
@NullMarked
package dev.muster.eventstore;

import org.jspecify.annotations.NullMarked;
