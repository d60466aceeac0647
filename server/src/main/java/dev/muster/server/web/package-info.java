/** Where Muster is reached: its public address, and the proxies whose word about the client is taken. */
@NullMarked
package dev.muster.server.web;

import org.jspecify.annotations.NullMarked;
