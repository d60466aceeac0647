/**
 * The events as rows. What SCIM clients read and what commands decide by is written in the transaction of the command;
 * the history streams behind. The same code runs live and in a replay into a shadow schema, so a projection only writes,
 * through {@link dev.muster.projections.ProjectionWriter}: it never reads the clock, never names a schema, never calls out.
 */
@NullMarked
package dev.muster.projections;

import org.jspecify.annotations.NullMarked;
