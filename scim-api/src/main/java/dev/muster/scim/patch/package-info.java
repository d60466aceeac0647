/**
 * Turns a client's PATCH body into canonical operations; the aggregate applies them under its lock. The dialects are a
 * table of quirks, so a new client is a new row.
 */
@NullMarked
package dev.muster.scim.patch;

import org.jspecify.annotations.NullMarked;
