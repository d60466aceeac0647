package dev.muster.api.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One request of a provisioning client and its answer. Bodies are redacted, and cut where they are long. */
record LoggedRequest(
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
        List<String> notes) {}
