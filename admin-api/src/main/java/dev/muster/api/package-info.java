/**
 * The handlers of {@code /api} for people and of {@code /access} for the customer's application. Each handler declares with
 * {@link dev.muster.api.AllowedFor} which people may call it; a handler without it is closed.
 */
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
