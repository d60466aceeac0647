/** The commands {@code export} and {@code import}, which run instead of a server. */
@NullMarked
package dev.muster.server.transfer;

import org.jspecify.annotations.NullMarked;
