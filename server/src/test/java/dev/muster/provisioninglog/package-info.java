/** What the provisioning log tells, and when. */
@NullMarked
package dev.muster.provisioninglog;

import org.jspecify.annotations.NullMarked;
