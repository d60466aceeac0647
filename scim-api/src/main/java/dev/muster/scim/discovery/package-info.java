/** Discovery endpoints (RFC 7644 §4): documents generated from the schema registry. */
@NullMarked
package dev.muster.scim.discovery;

import org.jspecify.annotations.NullMarked;
