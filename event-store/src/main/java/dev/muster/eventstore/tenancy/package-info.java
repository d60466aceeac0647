/**
 * The second wall between tenants: row-level security compares every row with the tenant that the transaction was opened
 * for, so that a forgotten condition shows nothing instead of another customer's people.
 */
@NullMarked
package dev.muster.eventstore.tenancy;

import org.jspecify.annotations.NullMarked;
