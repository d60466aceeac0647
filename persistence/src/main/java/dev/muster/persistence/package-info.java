/**
 * JPA for what is not event-sourced: people and their record, schedules, runs, deliveries. Commands and projections never use it; their
 * transactions are JDBC's, and a thread is in one of the two kinds or in none. See docs/decisions/0045.
 */
@NullMarked
package dev.muster.persistence;

import org.jspecify.annotations.NullMarked;
