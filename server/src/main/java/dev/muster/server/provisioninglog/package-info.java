/** Copies SCIM requests and their responses for the provisioning log. */
@NullMarked
package dev.muster.server.provisioninglog;

import org.jspecify.annotations.NullMarked;
