/**
 * The operator's calls: open a tenant, list them. Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.tenant;

import org.jspecify.annotations.NullMarked;
