/**
 * Row-level security, the second separation of tenants: it compares every row with the tenant of the transaction, so that a
 * query without a tenant condition returns nothing of another tenant.
 */
@NullMarked
package dev.muster.eventstore.tenancy;

import org.jspecify.annotations.NullMarked;
