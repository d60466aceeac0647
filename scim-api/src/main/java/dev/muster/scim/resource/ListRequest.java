package dev.muster.scim.resource;

import dev.muster.projections.resource.ListQuery.Paging;
import dev.muster.projections.resource.ListQuery.Sort;
import dev.muster.scim.error.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is asked of a list, as query parameters or as a SearchRequest (RFC 7644 §3.4.2, §3.4.3; RFC 9865): with the RFC's
 * patience for what is out of range.
 *
 * @param attributes names with commas between them, and so {@code excludedAttributes}
 */
record ListRequest(
        @Nullable String attributes,
        @Nullable String excludedAttributes,
        @Nullable String filter,
        @Nullable Sort sort,
        Paging paging,
        int count) {

    private static final String SEARCH_REQUEST = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";

    static ListRequest ofQuery(HttpServletRequest request, ScimLimits limits) {
        return of(request::getParameter, limits);
    }

    /** @throws RequestRefusal where a member is of the wrong type, or the body is another message */
    static ListRequest ofBody(ObjectNode body, ScimLimits limits) {
        JsonNode schemas = member(body, "schemas");
        if (schemas != null
                && schemas.valueStream().noneMatch(urn -> SEARCH_REQUEST.equalsIgnoreCase(urn.asString("")))) {
            throw new RequestRefusal.InvalidParameter("schemas", schemas.toString(), "it must name " + SEARCH_REQUEST);
        }
        return of(name -> text(name, member(body, name)), limits);
    }

    private static ListRequest of(Function<String, @Nullable String> parameters, ScimLimits limits) {
        String cursor = parameters.apply("cursor");
        String startIndex = parameters.apply("startIndex");
        if (cursor != null && startIndex != null) {
            throw new RequestRefusal.InvalidParameter(
                    "startIndex", startIndex, "with a cursor there is no startIndex, send one of them");
        }
        String count = parameters.apply("count");
        return new ListRequest(
                parameters.apply("attributes"),
                parameters.apply("excludedAttributes"),
                parameters.apply("filter"),
                sort(parameters.apply("sortBy"), parameters.apply("sortOrder")),
                cursor == null
                        ? new Paging.ByIndex(Math.max(1, number("startIndex", startIndex, 1)))
                        : new Paging.ByCursor(cursor.trim()),
                cursor == null
                        ? (int) Math.clamp(number("count", count, limits.page()), 0, limits.largestPage())
                        : countWithCursor(count, limits));
    }

    private static @Nullable Sort sort(@Nullable String by, @Nullable String order) {
        if (by == null || by.isBlank()) return null;
        String direction =
                order == null || order.isBlank() ? "ascending" : order.trim().toLowerCase(Locale.ROOT);
        return switch (direction) {
            case "ascending" -> new Sort(by.trim(), false);
            case "descending" -> new Sort(by.trim(), true);
            default ->
                throw new RequestRefusal.InvalidParameter("sortOrder", direction, "it must be ascending or descending");
        };
    }

    /** RFC 9865 section 2.1: a page of none would never come to an end. */
    private static int countWithCursor(@Nullable String text, ScimLimits limits) {
        if (text == null || text.isBlank()) return limits.page();
        if (!isNumber(text) || Long.parseLong(text.trim()) < 1) {
            throw new RequestRefusal.InvalidCount(text, limits.largestPage());
        }
        return (int) Math.min(Long.parseLong(text.trim()), limits.largestPage());
    }

    private static long number(String name, @Nullable String text, long otherwise) {
        if (text == null || text.isBlank()) return otherwise;
        if (!isNumber(text)) throw new RequestRefusal.InvalidParameter(name, text, "it must be a whole number");
        return Long.parseLong(text.trim());
    }

    private static boolean isNumber(String text) {
        return text.trim().matches("[+-]?\\d{1,18}");
    }

    /** Attribute names are in any case (RFC 7643 §2.1), and a message's are attributes, too. */
    private static @Nullable JsonNode member(ObjectNode body, String name) {
        JsonNode exact = body.get(name);
        if (exact != null) return exact;
        for (var member : body.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) return member.getValue();
        }
        return null;
    }

    private static @Nullable String text(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) return null;
        if (value.isString() || value.isNumber()) return value.asString();
        boolean isList = name.equals("attributes") || name.equals("excludedAttributes");
        if (!isList || !value.isArray()) {
            throw new RequestRefusal.InvalidParameter(
                    name, value.toString(), isList ? "it must be an array of names" : "it must be one value");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode element : value) {
            if (!element.isString()) {
                throw new RequestRefusal.InvalidParameter(name, value.toString(), "it must be an array of names");
            }
            names.add(element.stringValue());
        }
        return String.join(",", names);
    }
}
