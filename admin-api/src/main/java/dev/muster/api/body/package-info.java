/** Rules that every request body of {@code /api} has to meet. */
@NullMarked
package dev.muster.api.body;

import org.jspecify.annotations.NullMarked;
