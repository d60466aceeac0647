/** Which entries the provisioning log has, and when they are written. */
@NullMarked
package dev.muster.provisioninglog;

import org.jspecify.annotations.NullMarked;
