package dev.muster.api.integration;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.RequestFields;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.integration.Belongings;
import dev.muster.projections.integration.Integrations;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives what one integration owns to another, e.g. to an Okta app that was made anew. Each thing is one command and one event;
 * where it is cut short, the same request hands over the rest.
 */
@RestController
@RequestMapping("/api/integrations/{integration}/hand-over")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class HandOverEndpoint {
    /** @param dryRun only counts, unless it is said to be false */
    record Wanted(@Nullable UUID to, @Nullable Boolean dryRun) {}

    private final Integrations integrations;
    private final Belongings belongings;
    private final HandingOver handing;

    HandOverEndpoint(Integrations integrations, Belongings belongings, HandingOver handing) {
        this.integrations = integrations;
        this.belongings = belongings;
        this.handing = handing;
    }

    /**
     * Hands over what one integration owns to another, or counts it. Each user, group and item is one event; where it is cut
     * short, the same request hands over the rest.
     */
    @PostMapping
    ResponseEntity<HandOver> handOver(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Wanted body) {
        IntegrationId from = new IntegrationId(caller.tenant(), id);
        if (integrations.find(from).isEmpty()) throw new NoSuchResource();
        IntegrationId to =
                new IntegrationId(caller.tenant(), RequestFields.value("to", body.to(), "give an integration's id."));
        if (to.equals(from) || integrations.find(to).isEmpty()) {
            throw new ApiRefusal.BadValue("to", "give the id of another integration of the tenant.");
        }
        boolean dryRun = !Boolean.FALSE.equals(body.dryRun());
        Belongings.Owned owned = belongings.of(from, to);
        if (dryRun) return ResponseEntity.ok(HandOver.preview(owned));
        HandOver end = handing.of(owned, from, to, caller);
        if (end.cutShort() == null) return ResponseEntity.ok(end);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(end);
    }
}
