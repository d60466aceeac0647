package dev.muster.provisioninglog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One request of a provisioning client and its answer. Bodies are redacted, and cut where they are long.
 *
 * @param repeats where the line stands for many that were refused in the same way, of which it shows the last
 */
public record LoggedRequest(
        Instant at,
        UUID requestId,
        @Nullable UUID integration,
        @Nullable UUID credential,
        String address,
        @Nullable String userAgent,
        String method,
        String path,
        @Nullable String query,
        int status,
        @Nullable String scimType,
        @Nullable String detail,
        double milliseconds,
        @Nullable String resourceType,
        @Nullable UUID resourceId,
        @Nullable String requestBody,
        @Nullable String answerBody,
        List<String> notes,
        @Nullable Repeats repeats) {
    /** So many, from the first to the last. */
    public record Repeats(int count, Instant first, Instant last) {}
}
