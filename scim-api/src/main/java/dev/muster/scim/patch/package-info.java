/**
 * A client's PATCH body becomes canonical operations here, whatever the client's habits are; the aggregate applies them
 * under its lock. The dialects are a table of habits, so that a new client is a row.
 */
@NullMarked
package dev.muster.scim.patch;

import org.jspecify.annotations.NullMarked;
