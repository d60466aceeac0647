package dev.muster.scim.group;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether an answer shows the members (RFC 7644 §3.9): never read where nobody wants to see them. */
record Members(@Nullable String attributes, @Nullable String excludedAttributes) {
    boolean isSaid() {
        return attributes != null || excludedAttributes != null;
    }

    boolean areWanted() {
        if (attributes != null) return names(attributes).anyMatch(name -> name.startsWith("members"));
        return excludedAttributes == null || names(excludedAttributes).noneMatch(name -> name.equals("members"));
    }

    private static Stream<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.trim().toLowerCase(Locale.ROOT))
                .map(name -> name.substring(name.lastIndexOf(':') + 1));
    }
}
