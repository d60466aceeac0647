/** What the server puts into the audit log by itself: who signs in and who fails to, and every event of a tenant's settings. */
@NullMarked
package dev.muster.server.auditlog;

import org.jspecify.annotations.NullMarked;
