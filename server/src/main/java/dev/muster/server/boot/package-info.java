/** The first start: a tenant, an integration and its token, made once and told to whoever started the server. */
@NullMarked
package dev.muster.server.boot;

import org.jspecify.annotations.NullMarked;
