/**
 * What we say when the answer is no: one exhaustive switch for each family of refusals, from the fact to status,
 * scimType and detail (RFC 7644 §3.12). A refusal that has no answer here does not compile.
 */
@NullMarked
package dev.muster.scim.error;

import org.jspecify.annotations.NullMarked;
