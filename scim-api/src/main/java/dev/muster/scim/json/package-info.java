/**
 * Bytes become a JSON object here, or the request is refused: events cannot be taken back, so what must not get into one
 * does not get past this package. Numbers stay as they were written.
 */
@NullMarked
package dev.muster.scim.json;

import org.jspecify.annotations.NullMarked;
