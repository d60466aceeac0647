/** The mass-change guard over HTTP, for clients and owners. */
@NullMarked
package dev.muster.server.guard;

import org.jspecify.annotations.NullMarked;
