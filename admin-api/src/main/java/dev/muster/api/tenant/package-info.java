/** The operator's calls: open a tenant, list them. */
@NullMarked
package dev.muster.api.tenant;

import org.jspecify.annotations.NullMarked;
