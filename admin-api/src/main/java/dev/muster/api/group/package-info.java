/**
 * The tenant's groups as a list for people. Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.group;

import org.jspecify.annotations.NullMarked;
