package dev.muster.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is on record.
 *
 * @param origin that which it brings; null for a letter with a text of its own
 * @param subject null where the origin has it
 * @param notBefore when it is tried (again), while it is PENDING
 * @param place the mail server or outbox that the last attempt went through
 * @param messageId the local part of the mail's Message-ID, the same on every attempt
 * @param failure what went wrong last, and what a person can do about it
 */
public record DeliveryView(
        DeliveryId id,
        LetterKind about,
        @Nullable OriginId origin,
        String recipient,
        @Nullable String subject,
        DeliveryState state,
        int attempts,
        Instant notBefore,
        @Nullable String place,
        String messageId,
        @Nullable String failure,
        Instant created,
        @Nullable Instant attemptedAt,
        @Nullable Instant finished) {}
