/** Which extension schemas are in use, and the claims of their unique values. */
@NullMarked
package dev.muster.projections.extension;

import org.jspecify.annotations.NullMarked;
