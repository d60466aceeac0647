package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of an item of equipment. */
public record EquipmentId(TenantId tenant, UUID value) implements ResourceId {
    public static EquipmentId next(TenantId tenant) {
        return new EquipmentId(tenant, UuidV7.next());
    }

    @JsonCreator
    public static EquipmentId parse(String text) {
        Printed printed = Printed.parse(text);
        return new EquipmentId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
