/**
 * The mass-change guard: removals by an integration are counted in the command's transaction, those beyond the limit are
 * held, and the owner is notified once. See docs/decisions/0025.
 */
@NullMarked
package dev.muster.server.guard;

import org.jspecify.annotations.NullMarked;
