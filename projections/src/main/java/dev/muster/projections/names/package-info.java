/** The claims on names that must be unique; commands read them. */
@NullMarked
package dev.muster.projections.names;

import org.jspecify.annotations.NullMarked;
