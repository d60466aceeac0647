/** What every body of {@code /api} has to be, whoever reads it then. */
@NullMarked
package dev.muster.api.body;

import org.jspecify.annotations.NullMarked;
