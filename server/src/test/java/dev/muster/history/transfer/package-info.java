/** A history leaves one database and fills another. */
@NullMarked
package dev.muster.history.transfer;

import org.jspecify.annotations.NullMarked;
