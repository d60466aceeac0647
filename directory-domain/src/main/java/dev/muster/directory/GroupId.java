package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a group. */
public record GroupId(TenantId tenant, UUID value) implements ResourceId {
    public static GroupId next(TenantId tenant) {
        return new GroupId(tenant, UuidV7.next());
    }

    @JsonCreator
    public static GroupId parse(String text) {
        Printed printed = Printed.parse(text);
        return new GroupId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
