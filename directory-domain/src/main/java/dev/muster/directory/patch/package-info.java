/**
 * PATCH of RFC 7644 3.5.2: operations and their paths, applied to a document.
 */
@NullMarked
package dev.muster.directory.patch;

import org.jspecify.annotations.NullMarked;
