/**
 * {@code .search} and queries at the root over all resource types (RFC 7644 §3.4.2.1, §3.4.3). Parameters and responses are
 * those of a list. In a package of its own, because it belongs to no single type.
 */
@NullMarked
package dev.muster.scim.search;

import org.jspecify.annotations.NullMarked;
