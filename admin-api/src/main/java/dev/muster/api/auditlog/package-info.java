/** {@code /api/audit-log}. */
@NullMarked
package dev.muster.api.auditlog;

import org.jspecify.annotations.NullMarked;
