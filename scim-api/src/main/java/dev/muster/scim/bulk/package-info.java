/**
 * Many writes in one request (RFC 7644 §3.7): each is one command and one transaction, as if it had come by itself. What they say
 * of each other by {@code bulkId} decides in which order they are done.
 */
@NullMarked
package dev.muster.scim.bulk;

import org.jspecify.annotations.NullMarked;
