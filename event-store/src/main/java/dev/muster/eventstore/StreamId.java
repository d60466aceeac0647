package dev.muster.eventstore;

import java.util.UUID;

/** Axon's aggregate identifier, taken apart: {@code <tenant>/<uuid>}, or a tenant's own id. */
public record StreamId(UUID tenant, UUID aggregate) {
    public static StreamId parse(String identifier) {
        int slash = identifier.indexOf('/');
        UUID tenant = UUID.fromString(slash < 0 ? identifier : identifier.substring(0, slash));
        return new StreamId(tenant, slash < 0 ? tenant : UUID.fromString(identifier.substring(slash + 1)));
    }
}
