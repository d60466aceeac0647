/**
 * Audit log entries that the server writes automatically: sign-ins and failed sign-ins, and every event of a tenant's
 * settings.
 */
@NullMarked
package dev.muster.server.auditlog;

import org.jspecify.annotations.NullMarked;
