/** The first start: creates a tenant, an integration and its token, and prints them once. */
@NullMarked
package dev.muster.server.boot;

import org.jspecify.annotations.NullMarked;
