/** What {@code /api} answers when the answer is no: {@code application/problem+json} (RFC 9457). */
@NullMarked
package dev.muster.api.error;

import org.jspecify.annotations.NullMarked;
