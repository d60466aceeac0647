/**
 * What people ask over {@code /api}, and the customer's application over {@code /access}. Each handler says with
 * {@link dev.muster.api.AllowedFor} which people it is for; one that says nothing is closed.
 */
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
