/**
 * The extension schemas of an operator, as facts: which text of each is in use, and since when. {@code
 * dev.muster.directory.schema} interprets them.
 */
@NullMarked
package dev.muster.directory.extension;

import org.jspecify.annotations.NullMarked;
