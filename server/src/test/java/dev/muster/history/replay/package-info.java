/** Creates a history through the real server and verifies it. */
@NullMarked
package dev.muster.history.replay;

import org.jspecify.annotations.NullMarked;
