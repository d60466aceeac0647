/** {@code /api/schemas}: the extension schemas of this server, the same for all tenants. */
@NullMarked
package dev.muster.api.schema;

import org.jspecify.annotations.NullMarked;
