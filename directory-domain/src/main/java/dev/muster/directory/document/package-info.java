/**
 * A resource's attributes as one immutable {@link dev.muster.directory.document.Document}. Whatever gets into one has been
 * canonicalised here by its schema; what cannot be is a {@link dev.muster.directory.document.DocumentRefusal} that names the attribute,
 * the value and the cure.
 */
@NullMarked
package dev.muster.directory.document;

import org.jspecify.annotations.NullMarked;
