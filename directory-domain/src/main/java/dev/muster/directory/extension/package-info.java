/**
 * The extension schemas that an operator has written, as facts: since when each is in use, in which wording. What they mean is
 * {@code dev.muster.directory.schema}'s.
 */
@NullMarked
package dev.muster.directory.extension;

import org.jspecify.annotations.NullMarked;
