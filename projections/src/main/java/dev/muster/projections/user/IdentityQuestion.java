package dev.muster.projections.user;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another person came under the record than the one who left, or so it seems.
 *
 * @param user       the record, as it is now
 * @param former     the one who left
 * @param externalId of the one who came
 * @param withdrawn  what was taken from the record then
 * @param items      what the former one still has
 * @param answeredBy a person's or an integration's id
 * @param successor  the record of the one who came, where they are two
 */
public record IdentityQuestion(
        UUID id,
        Status status,
        User user,
        Former former,
        @Nullable String externalId,
        Instant returnedAt,
        Instant askedAt,
        Withdrawn withdrawn,
        List<Item> items,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        @Nullable UUID successor) {

    public enum Status {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("samePerson")
        SAME_PERSON,
        @JsonProperty("another")
        ANOTHER,
        /** The record was deleted before anybody answered. */
        @JsonProperty("deleted")
        DELETED
    }

    /** @param userName null where the record was deleted */
    public record User(
            UUID id,
            @Nullable String userName,
            @Nullable String displayName,
            @Nullable Boolean active) {}

    /** @param leftBy the integration that deactivated them; null where a person did */
    public record Former(
            String userName,
            @Nullable String displayName,
            @Nullable String department,
            @Nullable String employeeNumber,
            @Nullable String externalId,
            Instant leftAt,
            @Nullable UUID leftBy) {}

    public record Withdrawn(List<Named> groups, List<Named> roles) {}

    /** @param name null where it is gone */
    public record Named(UUID id, @Nullable String name) {}

    public record Item(UUID id, String assetTag, @Nullable String model) {}
}
