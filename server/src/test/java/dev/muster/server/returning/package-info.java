/** People who left and came back, and strangers who came in their place. */
@NullMarked
package dev.muster.server.returning;

import org.jspecify.annotations.NullMarked;
