package dev.muster.projections.filter;

import org.jspecify.annotations.Nullable;

/** Texts with the same beginning, as a range: in collation "C" texts stand in the order of their code points. */
final class Prefix {
    private Prefix() {}

    /** The first text behind all those that begin like this; null where none is behind them. */
    static @Nullable String end(String prefix) {
        int[] points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                points[last] = next(points[last]);
                return new String(points, 0, last + 1);
            }
        }
        return null;
    }

    private static int next(int point) {
        // UTF-8 has no surrogates
        return point + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : point + 1;
    }
}
