/** The whole server, over HTTP. */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
