/** What a client can find out about the service provider (RFC 7644 §4): bare documents, made from the schema registry. */
@NullMarked
package dev.muster.scim.discovery;

import org.jspecify.annotations.NullMarked;
