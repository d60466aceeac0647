/**
 * HTTP as SCIM uses it (RFC 7644 §3.1, §3.8, §3.14): media types, bodies, entity tags, and the address that we have in the
 * client's eyes.
 */
@NullMarked
package dev.muster.scim.http;

import org.jspecify.annotations.NullMarked;
