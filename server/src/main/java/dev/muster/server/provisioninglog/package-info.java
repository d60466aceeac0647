/** What passes by on its way to SCIM is copied for the provisioning log. */
@NullMarked
package dev.muster.server.provisioninglog;

import org.jspecify.annotations.NullMarked;
