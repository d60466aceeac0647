package dev.muster.projections.integration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.directory.integration.Policies;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Policies as one column. There is none where only the two are set that have columns of their own. */
final class StoredPolicies {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private StoredPolicies() {}

    static @Nullable String write(Policies policies) {
        var withColumns = new Policies(policies.reactivateReturning(), policies.onlyPredefinedGroups());
        return policies.equals(withColumns) ? null : JSON.writeValueAsString(policies);
    }

    static Policies read(@Nullable String stored, boolean reactivateReturning, boolean onlyPredefinedGroups) {
        return stored == null
                ? new Policies(reactivateReturning, onlyPredefinedGroups)
                : JSON.readValue(stored, Policies.class);
    }
}
