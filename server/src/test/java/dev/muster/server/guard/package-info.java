/** The mass-change guard as clients and owners meet it. */
@NullMarked
package dev.muster.server.guard;

import org.jspecify.annotations.NullMarked;
