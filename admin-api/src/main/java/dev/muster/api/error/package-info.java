/** Error responses of {@code /api}: {@code application/problem+json} (RFC 9457). */
@NullMarked
package dev.muster.api.error;

import org.jspecify.annotations.NullMarked;
