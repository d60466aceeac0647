/** SCIM 2.0 over HTTP (RFC 7644): a request becomes a command, a view becomes a resource. */
@NullMarked
package dev.muster.scim;

import org.jspecify.annotations.NullMarked;
