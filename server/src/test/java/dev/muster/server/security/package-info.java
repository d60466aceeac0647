/** Who gets in, and where to. */
@NullMarked
package dev.muster.server.security;

import org.jspecify.annotations.NullMarked;
