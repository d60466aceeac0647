package dev.muster.scim.resource;

import dev.muster.scim.error.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** {@code startIndex} and {@code count}, with the RFC's patience for what is out of range (RFC 7644 §3.4.2.4). */
record ListParameters(long startIndex, int count) {
    static ListParameters of(HttpServletRequest request, ScimLimits limits) {
        return new ListParameters(Math.max(1, number(request, "startIndex", 1)), (int)
                Math.clamp(number(request, "count", limits.page()), 0, limits.largestPage()));
    }

    private static long number(HttpServletRequest request, String name, long otherwise) {
        @Nullable String text = request.getParameter(name);
        if (text == null || text.isBlank()) return otherwise;
        if (!text.trim().matches("[+-]?\\d{1,18}")) {
            throw new RequestRefusal.InvalidParameter(name, text, "it must be a whole number");
        }
        return Long.parseLong(text.trim());
    }
}
