/** What the provisioning log tells, and when. */
@NullMarked
package dev.muster.server.provisioninglog;

import org.jspecify.annotations.NullMarked;
