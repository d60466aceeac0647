/**
 * The wiring of Axon: aggregates without Spring, one transaction for events and rows, a retry after a conflict between
 * servers.
 */
@NullMarked
package dev.muster.server.messaging;

import org.jspecify.annotations.NullMarked;
