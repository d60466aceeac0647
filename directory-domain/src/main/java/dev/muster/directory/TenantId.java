package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a tenant, a customer's account. As an aggregate it is addressed by itself, so it prints without a slash. */
public record TenantId(UUID value) {
    /** Stands where something belongs to the whole server: no tenant has it, and none can read what is under it. */
    public static final TenantId NONE = new TenantId(new UUID(0, 0));

    public static TenantId next() {
        return new TenantId(UuidV7.next());
    }

    @JsonCreator
    public static TenantId parse(String text) {
        return new TenantId(UUID.fromString(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
