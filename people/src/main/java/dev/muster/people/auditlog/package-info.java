/**
 * The audit log: changes of people and settings, sign-ins, and downloads. It is append-only and written in the transaction
 * of the action; see docs/decisions/0042.
 */
@NullMarked
package dev.muster.people.auditlog;

import org.jspecify.annotations.NullMarked;
