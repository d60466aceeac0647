/**
 * The people who sign in: the operator, and each tenant's owners, admins and auditors. They are no part of the directory's
 * history but ordinary rows, see docs/decisions.
 */
@NullMarked
package dev.muster.people;

import org.jspecify.annotations.NullMarked;
