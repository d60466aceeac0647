/**
 * Types that all aggregates share: ids that contain their tenant, the actor, and the form of a refusal. The commands and
 * events of each aggregate are in the package of its name.
 */
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
