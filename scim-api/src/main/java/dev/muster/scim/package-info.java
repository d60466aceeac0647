/**
 * SCIM 2.0 over HTTP (RFC 7644): a request becomes a command, a view becomes a resource. The root has only the client that
 * asks, which all packages below know.
 */
@NullMarked
package dev.muster.scim;

import org.jspecify.annotations.NullMarked;
