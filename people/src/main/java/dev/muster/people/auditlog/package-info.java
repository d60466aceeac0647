/**
 * The audit log: what was done to people and settings, who signed in, who took data along. It is written in the transaction of what
 * was done, and added to only: see docs/decisions.
 */
@NullMarked
package dev.muster.people.auditlog;

import org.jspecify.annotations.NullMarked;
