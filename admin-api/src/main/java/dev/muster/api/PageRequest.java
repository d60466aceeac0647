package dev.muster.api;

import dev.muster.directory.text.Moments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * By what a list of resources is sorted, and where a page begins.
 *
 * @param column a column of a read table, never a text of the request's
 * @param after  the last one of the page before
 */
public record PageRequest(
        String column, boolean descending, @Nullable Position after) {
    public record Position(OffsetDateTime at, UUID id) {
        public static Position of(Instant at, UUID id) {
            return new Position(at.atOffset(ZoneOffset.UTC), id);
        }

        @Override
        public String toString() {
            return at.toInstant() + "," + id;
        }
    }

    /**
     * @param sort {@code created} (provisioned at) or {@code lastModified} (updated at), with a minus before it for the newest
     *             first; the newest provisioned come first where it is left out
     */
    public static PageRequest parse(@Nullable String sort, @Nullable String after) {
        String wanted = sort == null ? "-created" : sort;
        boolean descending = wanted.startsWith("-");
        String column = switch (descending ? wanted.substring(1) : wanted) {
            case "created" -> "created";
            case "lastModified" -> "last_modified";
            default ->
                throw new ApiRefusal.BadValue(
                        "sort", "give created or lastModified, with a minus before it for the newest first.");
        };
        return new PageRequest(column, descending, position(after));
    }

    /** Where a page begins, as the one before said it. */
    public static @Nullable Position position(@Nullable String text) {
        if (text == null) return null;
        int comma = Math.max(text.indexOf(','), 0);
        try {
            return Position.of(Moments.parse(text.substring(0, comma)), UUID.fromString(text.substring(comma + 1)));
        } catch (DateTimeException | IllegalArgumentException foreign) {
            throw new ApiRefusal.BadValue("after", "send what the page before gave as 'next'.");
        }
    }

    /** @param id the column that breaks ties; the parameters are {@code :at} and {@code :last} */
    public String condition(String id) {
        return after == null ? "" : " and (" + column + ", " + id + ") " + (descending ? "<" : ">") + " (:at, :last)";
    }

    public String orderBy(String id) {
        String direction = descending ? " desc" : "";
        return " order by " + column + direction + ", " + id + direction;
    }
}
