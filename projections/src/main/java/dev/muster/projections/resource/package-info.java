/**
 * Resources of any type as SCIM clients read them: one by its id, or page by page. The differences between the types are
 * data, a {@link dev.muster.projections.resource.ResourceTable} for each.
 */
@NullMarked
package dev.muster.projections.resource;

import org.jspecify.annotations.NullMarked;
