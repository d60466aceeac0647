package dev.muster.api;

import dev.muster.directory.text.Moments;
import dev.muster.projections.resource.TimeOrder;
import dev.muster.projections.resource.TimeOrder.By;
import dev.muster.projections.resource.TimeOrder.Position;
import java.time.DateTimeException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads by what a list is sorted, and where a page of it begins. */
public final class PageRequest {
    private PageRequest() {}

    /**
     * @param sort {@code created} (provisioned at) or {@code lastModified} (updated at), with a minus before it for the newest
     *             first; the newest provisioned come first where it is left out
     */
    public static TimeOrder order(@Nullable String sort, @Nullable String after) {
        String wanted = sort == null ? "-created" : sort;
        boolean descending = wanted.startsWith("-");
        By by = switch (descending ? wanted.substring(1) : wanted) {
            case "created" -> By.CREATED;
            case "lastModified" -> By.LAST_MODIFIED;
            default ->
                throw new ApiRefusal.BadValue(
                        "sort", "give created or lastModified, with a minus before it for the newest first.");
        };
        return new TimeOrder(by, descending, position(after));
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
}
