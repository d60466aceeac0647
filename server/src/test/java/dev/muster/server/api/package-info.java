/** {@code /api} over HTTP, on the whole server. */
@NullMarked
package dev.muster.server.api;

import org.jspecify.annotations.NullMarked;
