/** Axon, wired: aggregates without Spring in them, one transaction for events and rows, a retry where two servers met. */
@NullMarked
package dev.muster.server.messaging;

import org.jspecify.annotations.NullMarked;
