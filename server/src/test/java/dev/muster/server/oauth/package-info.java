/** Tokens for clients, asked for by an OAuth client that somebody else wrote, and by forms that nobody should send. */
@NullMarked
package dev.muster.server.oauth;

import org.jspecify.annotations.NullMarked;
