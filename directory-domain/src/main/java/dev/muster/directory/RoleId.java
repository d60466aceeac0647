package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a role, what the customer's application understands. */
public record RoleId(TenantId tenant, UUID value) implements ResourceId {
    public static RoleId next(TenantId tenant) {
        return new RoleId(tenant, UuidV7.next());
    }

    @JsonCreator
    public static RoleId parse(String text) {
        Printed printed = Printed.parse(text);
        return new RoleId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
