/**
 * {@code /api/audit-log}. Each feature of {@code /api} has a package of its own.
 */
@NullMarked
package dev.muster.api.auditlog;

import org.jspecify.annotations.NullMarked;
