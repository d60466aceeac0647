/**
 * Work on things of many tenants, each for itself: what one of them throws is counted under its id, shown to its tenant, tried
 * again later and given up in the end; the next one never notices.
 */
@NullMarked
package dev.muster.work;

import org.jspecify.annotations.NullMarked;
