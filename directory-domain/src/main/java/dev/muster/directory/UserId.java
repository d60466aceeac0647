package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a user. */
public record UserId(TenantId tenant, UUID value) implements ResourceId {
    public static UserId next(TenantId tenant) {
        return new UserId(tenant, UuidV7.next());
    }

    @JsonCreator
    public static UserId parse(String text) {
        Printed printed = Printed.parse(text);
        return new UserId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
