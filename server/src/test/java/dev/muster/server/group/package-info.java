/** Groups over HTTP, on the whole server. */
@NullMarked
package dev.muster.server.group;

import org.jspecify.annotations.NullMarked;
