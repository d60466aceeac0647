/** Which entries the provisioning log has, and when they are written. */
@NullMarked
package dev.muster.server.provisioninglog;

import org.jspecify.annotations.NullMarked;
