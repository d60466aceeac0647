package dev.muster.people;

import dev.muster.directory.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in, without the password.
 *
 * @param tenant null for the operator only
 */
public record Person(
        UUID id,
        @Nullable TenantId tenant,
        String name,
        PersonRole role,
        Instant created,
        @Nullable Instant disabled) {}
