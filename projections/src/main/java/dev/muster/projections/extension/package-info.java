/** Which extension schemas are in use, and the claims of the values that they want unique. */
@NullMarked
package dev.muster.projections.extension;

import org.jspecify.annotations.NullMarked;
