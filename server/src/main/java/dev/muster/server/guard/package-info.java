/**
 * The mass-change guard: what an integration takes away is counted in the command's transaction, what would be too much is
 * held, and the owner is told once. See docs/decisions/0025.
 */
@NullMarked
package dev.muster.server.guard;

import org.jspecify.annotations.NullMarked;
