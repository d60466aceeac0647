/**
 * Projections turn events into rows. Tables that SCIM clients and commands read are written in the transaction of the
 * command; the history is written later by a streaming processor. The same code runs live and in a replay into a shadow
 * schema, so a projection only writes, through {@link dev.muster.projections.ProjectionWriter}: it never reads the clock,
 * never names a schema, never calls out.
 */
@NullMarked
package dev.muster.projections;

import org.jspecify.annotations.NullMarked;
