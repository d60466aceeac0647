package dev.muster.api.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.projections.role.Access;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /access}.
 *
 * @param reason  {@code active}, {@code deactivated}, {@code without_access} or {@code unknown}
 * @param roles   the first one is the one that counts, where the application knows only one
 * @param because why each role: one entry for each cause, in the same order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessAnswer(
        String userName,
        boolean allowed,
        String reason,
        @Nullable Instant deactivatedAt,
        List<String> roles,
        List<Because> because) {

    /** @param kind {@code group}, {@code userType}, {@code user} or {@code everybody} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Because(
            String role,
            String kind,
            @Nullable String id,
            @Nullable String display,
            int rank) {}

    static AccessAnswer of(Access access) {
        return new AccessAnswer(
                access.userName(),
                access.isAllowed(),
                access.reason().name().toLowerCase(Locale.ROOT),
                access.deactivatedAt(),
                access.roles(),
                access.because().stream()
                        .map(cause -> new Because(
                                cause.role(),
                                cause.mapping().kind(),
                                cause.mapping().id(),
                                cause.mapping().display(),
                                cause.mapping().rank()))
                        .toList());
    }
}
