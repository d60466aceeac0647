/** A history leaves one database and fills another. */
@NullMarked
package dev.muster.server.transfer;

import org.jspecify.annotations.NullMarked;
