/** The filter of a request (RFC 7644 §3.4.2.2), read as its client means it. */
@NullMarked
package dev.muster.scim.filter;

import org.jspecify.annotations.NullMarked;
