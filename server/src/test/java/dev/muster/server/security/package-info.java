/** Authentication and authorisation. */
@NullMarked
package dev.muster.server.security;

import org.jspecify.annotations.NullMarked;
