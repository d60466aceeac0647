/**
 * Starts a replay of the events next to the running server and compares the result with its tables; the verdict is stored.
 * Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.verification;

import org.jspecify.annotations.NullMarked;
