/**
 * The people who sign in: the operator, and each tenant's owners, admins and auditors. They are not event-sourced but
 * ordinary rows; see docs/decisions/0010.
 */
@NullMarked
package dev.muster.people;

import org.jspecify.annotations.NullMarked;
