/** The provisioning log, as people read it; the server writes it. */
@NullMarked
package dev.muster.api.log;

import org.jspecify.annotations.NullMarked;
