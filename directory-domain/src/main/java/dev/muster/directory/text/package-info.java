/**
 * Text as clients write it: what folds alike, what cannot be seen, times, JSON with exact numbers, excerpts for messages, SHA-256.
 */
@NullMarked
package dev.muster.directory.text;

import org.jspecify.annotations.NullMarked;
