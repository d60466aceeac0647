package dev.muster.api;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a list.
 *
 * @param next what to send as {@code after=} for those that follow; null where none do
 */
public record Page<T>(List<T> items, @Nullable String next) {
    /** A list that is never long. */
    public static <T, S> Page<S> whole(List<T> all, Function<T, S> shown) {
        return new Page<>(all.stream().map(shown).toList(), null);
    }

    /** @param oneMore as many as a page has and, where there are more, one of them */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> position) {
        if (oneMore.size() <= limit) return new Page<>(oneMore, null);
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(List.copyOf(items), position.apply(items.getLast()));
    }
}
