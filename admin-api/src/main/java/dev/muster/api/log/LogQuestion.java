package dev.muster.api.log;

import dev.muster.api.ApiRefusal;
import dev.muster.directory.Moments;
import dev.muster.directory.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of the log.
 *
 * @param tenant  null for requests in which no credential was recognised
 * @param subject the folded name of the resource: its refused creates had no id
 */
record LogQuestion(
        @Nullable TenantId tenant,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID integration,
        @Nullable Boolean refused,
        @Nullable String resourceType,
        @Nullable UUID resource,
        @Nullable String subject,
        @Nullable UUID request,
        @Nullable Position after,
        int limit) {
    /** Where a page ended. */
    record Position(Instant at, UUID request) {
        static @Nullable Position parse(@Nullable String text) {
            if (text == null) return null;
            int comma = text.indexOf(',');
            try {
                return new Position(
                        Moments.parse(text.substring(0, Math.max(comma, 0))),
                        UUID.fromString(text.substring(comma + 1)));
            } catch (DateTimeException | IllegalArgumentException foreign) {
                throw new ApiRefusal.BadValue("after", "send what the page before gave as 'next'.");
            }
        }

        @Override
        public String toString() {
            return at + "," + request;
        }
    }
}
