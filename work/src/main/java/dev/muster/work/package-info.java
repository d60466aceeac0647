/**
 * Background work for many tenants, isolated from each other: a failure is counted under the entry's id, shown to its
 * tenant, retried later and finally given up; the next entry is not affected.
 */
@NullMarked
package dev.muster.work;

import org.jspecify.annotations.NullMarked;
