/**
 * HTTP as SCIM uses it (RFC 7644 §3.1, §3.8, §3.14): media types, bodies, entity tags, and the server's address as the
 * client sees it.
 */
@NullMarked
package dev.muster.scim.http;

import org.jspecify.annotations.NullMarked;
