/**
 * The few words that all aggregates share: ids that know their tenant, who asks, and how a refusal looks.
 * What may be asked of each aggregate, and what then happened, stands in the package of its name.
 */
@NullMarked
package dev.muster.directory;

import org.jspecify.annotations.NullMarked;
