/** {@code main} and the wiring of all other modules. */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
