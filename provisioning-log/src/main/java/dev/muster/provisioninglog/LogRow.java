package dev.muster.provisioninglog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line as it is stored: redacted, cut to measure, with what it speaks of. */
record LogRow(
        @Nullable UUID tenant,
        Instant at,
        UUID request,
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
        int micros,
        @Nullable String resourceType,
        @Nullable UUID resource,
        @Nullable String subject,
        @Nullable String requestBody,
        @Nullable String answerBody,
        @Nullable String notes,
        @Nullable Integer repeats,
        @Nullable Instant repeatsSince) {}
