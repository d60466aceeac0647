/**
 * {@code /api/schemas}: the extension schemas of this server, the same for all tenants. Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.schema;

import org.jspecify.annotations.NullMarked;
