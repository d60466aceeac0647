/**
 * Reads the provisioning log for people; the server writes it. Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.log;

import org.jspecify.annotations.NullMarked;
