/**
 * Resources of any type as SCIM clients read them: one by its id, or page after page. What differs between the types is
 * data, a {@link dev.muster.projections.resource.ResourceTable} for each.
 */
@NullMarked
package dev.muster.projections.resource;

import org.jspecify.annotations.NullMarked;
