/**
 * Bulk requests (RFC 7644 §3.7): each operation is one command and one transaction. References by {@code bulkId} determine
 * the order.
 */
@NullMarked
package dev.muster.scim.bulk;

import org.jspecify.annotations.NullMarked;
