/**
 * Filters of RFC 7644 3.4.2.2: read from text, checked by the schema, and applied to the values of one attribute. Lists are filtered
 * in the database, by the projections.
 */
@NullMarked
package dev.muster.directory.filter;

import org.jspecify.annotations.NullMarked;
