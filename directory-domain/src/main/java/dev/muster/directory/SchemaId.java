package dev.muster.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** The id of an extension schema, which follows from its URN. All tenants have it, so it belongs to none. */
public record SchemaId(TenantId tenant, UUID value) implements ResourceId {
    /** URNs are the same in any case (RFC 7643 §2.1 by way of RFC 2141). */
    public static SchemaId of(String urn) {
        byte[] folded = urn.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return new SchemaId(TenantId.NONE, UUID.nameUUIDFromBytes(folded));
    }

    @JsonCreator
    public static SchemaId parse(String text) {
        Printed printed = Printed.parse(text);
        return new SchemaId(printed.tenant(), printed.value());
    }

    @JsonValue
    @Override
    public String toString() {
        return tenant + "/" + value;
    }
}
