/** The whole server, asked over HTTP. */
@NullMarked
package dev.muster.server;

import org.jspecify.annotations.NullMarked;
