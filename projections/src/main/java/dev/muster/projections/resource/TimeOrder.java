package dev.muster.projections.resource;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of a list by a time, and where a page of it begins.
 *
 * @param after the last one of the page before; null for the first page
 */
public record TimeOrder(By by, boolean descending, @Nullable Position after) {
    /** Columns that each table of resources has. */
    public enum By {
        CREATED("created"),
        LAST_MODIFIED("last_modified");

        private final String column;

        By(String column) {
            this.column = column;
        }
    }

    public record Position(OffsetDateTime at, UUID id) {
        public static Position of(Instant at, UUID id) {
            return new Position(at.atOffset(ZoneOffset.UTC), id);
        }

        /** What a client gets as {@code next}, and sends as {@code after}. */
        @Override
        public String toString() {
            return at.toInstant() + "," + id;
        }
    }

    /** Where a resource stands in this order. */
    public Position position(Instant created, Instant lastModified, UUID id) {
        return Position.of(
                switch (by) {
                    case CREATED -> created;
                    case LAST_MODIFIED -> lastModified;
                },
                id);
    }

    /** @param id the column that breaks ties; the parameters are those of {@link #parameters} */
    public String condition(String id) {
        return after == null
                ? ""
                : " and (" + by.column + ", " + id + ") " + (descending ? "<" : ">") + " (:at, :last)";
    }

    public Map<String, Object> parameters() {
        return after == null ? new HashMap<>() : new HashMap<>(Map.of("at", after.at(), "last", after.id()));
    }

    public String orderBy(String id) {
        String direction = descending ? " desc" : "";
        return " order by " + by.column + direction + ", " + id + direction;
    }
}
