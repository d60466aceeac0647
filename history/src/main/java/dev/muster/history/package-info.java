/**
 * What happened, the state at any time, and verification that the tables match the events. The root has only the
 * configuration, which a server imports.
 */
@NullMarked
package dev.muster.history;

import org.jspecify.annotations.NullMarked;
