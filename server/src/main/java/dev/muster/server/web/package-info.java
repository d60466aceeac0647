/** The public address of the server, and the trusted proxies. */
@NullMarked
package dev.muster.server.web;

import org.jspecify.annotations.NullMarked;
