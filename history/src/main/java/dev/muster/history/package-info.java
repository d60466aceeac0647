/** What happened, the state at any time, and verification that the tables match the events. */
@NullMarked
package dev.muster.history;

import org.jspecify.annotations.NullMarked;
