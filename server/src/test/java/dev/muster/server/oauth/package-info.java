/** Tokens for OAuth clients: requested with a third-party OAuth library, and with invalid requests. */
@NullMarked
package dev.muster.server.oauth;

import org.jspecify.annotations.NullMarked;
