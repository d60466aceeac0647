/**
 * SCIM error responses: one exhaustive switch for each family of refusals, from the refusal to status, scimType and detail
 * (RFC 7644 §3.12). A refusal without a response does not compile.
 */
@NullMarked
package dev.muster.scim.error;

import org.jspecify.annotations.NullMarked;
