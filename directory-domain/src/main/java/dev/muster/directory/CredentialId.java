package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of one credential of an integration. */
public record CredentialId(TenantId tenant, UUID value) implements ResourceId {
    public static CredentialId next(TenantId tenant) {
        return new CredentialId(tenant, UuidV7.next());
    }

    @JsonCreator
    public static CredentialId parse(String text) {
        Printed printed = Printed.parse(text);
        return new CredentialId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
