package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of one configured provisioning client of a tenant. */
public record IntegrationId(TenantId tenant, UUID value) implements ResourceId {
    public static IntegrationId next(TenantId tenant) {
        return new IntegrationId(tenant, UuidV7.next());
    }

    @JsonCreator
    public static IntegrationId parse(String text) {
        Printed printed = Printed.parse(text);
        return new IntegrationId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
