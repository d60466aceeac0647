/** Parses the filter of a request (RFC 7644 §3.4.2.2), including the variants that clients send. */
@NullMarked
package dev.muster.scim.filter;

import org.jspecify.annotations.NullMarked;
