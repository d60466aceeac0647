/** The claims on names that must be unique: what commands decide by. */
@NullMarked
package dev.muster.projections.names;

import org.jspecify.annotations.NullMarked;
