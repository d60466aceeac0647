/** The tenants, as the operator sees them. */
@NullMarked
package dev.muster.projections.tenant;

import org.jspecify.annotations.NullMarked;
