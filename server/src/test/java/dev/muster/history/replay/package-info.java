/** A history through the real server, and what verification says of it. */
@NullMarked
package dev.muster.history.replay;

import org.jspecify.annotations.NullMarked;
