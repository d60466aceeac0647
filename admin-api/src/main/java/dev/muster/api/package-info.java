/**
 * What people ask over {@code /api}, and the customer's application over {@code /access}. Each handler says with
 * {@link dev.muster.people.AllowedFor} which people it is for, or with {@link dev.muster.directory.integration.RequiresScope} which
 * credentials; one that says nothing is closed.
 */
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
