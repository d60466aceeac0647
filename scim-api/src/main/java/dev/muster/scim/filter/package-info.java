/**
 * Parses the filter of a request (RFC 7644 §3.4.2.2), including the variants that clients send. In a package of its own, because lists,
 * searches and paths of PATCH all read filters.
 */
@NullMarked
package dev.muster.scim.filter;

import org.jspecify.annotations.NullMarked;
