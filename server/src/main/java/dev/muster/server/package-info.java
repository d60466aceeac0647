/** Assembly and {@code main}: only here is it known that all the other modules exist. */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
