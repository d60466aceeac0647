package dev.muster.security;

import dev.muster.directory.TenantId;
import dev.muster.eventstore.tenancy.TenantScope;
import dev.muster.people.Person;
import dev.muster.projections.tenant.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which tenant a person speaks of. Those of a tenant speak of their own. The operator says it with {@code ?tenant=}, and
 * need not where there is only one.
 */
final class TenantChoice {
    private static final String PARAMETER = "tenant";

    private final Tenants tenants;

    TenantChoice(Tenants tenants) {
        this.tenants = tenants;
    }

    sealed interface Choice {}

    /** @param tenant null where the operator left it open */
    record Chosen(@Nullable TenantId tenant) implements Choice {}

    record Refused(AccessDenied because) implements Choice {}

    Choice of(Person person, HttpServletRequest request) {
        List<String> named = named(request.getQueryString());
        if (named.size() > 1) {
            return new Refused(
                    new AccessDenied(400, "'tenant' is given more than once: one request, one tenant.", null));
        }
        if (named.isEmpty()) return new Chosen(person.tenant() == null ? theOnlyOne() : person.tenant());
        UUID uuid;
        try {
            uuid = UUID.fromString(named.getFirst());
        } catch (IllegalArgumentException malformed) {
            return new Refused(new AccessDenied(400, "'tenant': not the id of a tenant, which is a UUID.", null));
        }
        TenantId tenant = new TenantId(uuid);
        if (person.tenant() != null) {
            return person.tenant().equals(tenant)
                    ? new Chosen(tenant)
                    : new Refused(AccessDenied.notFound("There is no such tenant for you."));
        }
        return TenantScope.acrossTenants(() -> tenants.find(tenant)).isPresent()
                ? new Chosen(tenant)
                : new Refused(AccessDenied.notFound("There is no tenant " + uuid + ". GET /api/tenants lists them."));
    }

    private @Nullable TenantId theOnlyOne() {
        List<Tenants.TenantView> all = TenantScope.acrossTenants(tenants::all);
        return all.size() == 1 ? all.getFirst().tenant() : null;
    }

    /** From the query alone: asking the request for a parameter would read a form's body. */
    private static List<String> named(@Nullable String query) {
        if (query == null || !query.contains(PARAMETER)) return List.of();
        List<String> values = UriComponentsBuilder.newInstance()
                .query(query)
                .build()
                .getQueryParams()
                .get(PARAMETER);
        return values == null
                ? List.of()
                : values.stream().map(value -> value == null ? "" : value).toList();
    }
}
