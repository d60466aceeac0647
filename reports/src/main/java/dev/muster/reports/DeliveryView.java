package dev.muster.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is on record.
 *
 * @param place the mail server or outbox that the last attempt went through
 * @param messageId the local part of the mail's Message-ID, the same on every attempt
 */
public record DeliveryView(
        DeliveryId id,
        RunId run,
        String recipient,
        DeliveryState state,
        int attempts,
        @Nullable String place,
        String messageId,
        @Nullable String failure,
        Instant created,
        @Nullable Instant attemptedAt,
        @Nullable Instant finished) {}
