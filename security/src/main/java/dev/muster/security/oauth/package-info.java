/**
 * OAuth 2.0 client credentials (RFC 6749 §4.4) on Spring's authorization server, of which three paths are open and nothing else:
 * get a token, give it back, and read where that is. Whose token it is, and whether it still opens anything, is the business of
 * {@code dev.muster.security}.
 */
@NullMarked
package dev.muster.security.oauth;

import org.jspecify.annotations.NullMarked;
