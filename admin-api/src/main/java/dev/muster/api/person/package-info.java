/** {@code /api/people} and {@code /api/me}. */
@NullMarked
package dev.muster.api.person;

import org.jspecify.annotations.NullMarked;
