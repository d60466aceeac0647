/** Reads the provisioning log for people; the server writes it. */
@NullMarked
package dev.muster.api.log;

import org.jspecify.annotations.NullMarked;
