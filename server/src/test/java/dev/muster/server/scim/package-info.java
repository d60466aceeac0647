/** SCIM as provisioning clients see it, request by request. */
@NullMarked
package dev.muster.server.scim;

import org.jspecify.annotations.NullMarked;
