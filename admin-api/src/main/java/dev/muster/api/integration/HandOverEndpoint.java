package dev.muster.api.integration;

import dev.muster.api.AllowedFor;
import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.Given;
import dev.muster.api.PersonRole;
import dev.muster.directory.Commands;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.Stopping;
import dev.muster.directory.TenantBound;
import dev.muster.eventstore.database.DatabaseTrouble;
import dev.muster.projections.integration.Integrations;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /**
     * Of each how many it was.
     *
     * @param left     how many are still with the first one: the same request hands them over
     * @param cutShort why some are left; null where none is
     */
    record HandOver(
            int users,
            int groups,
            int equipment,
            boolean dryRun,
            int left,
            @Nullable String cutShort) {}

    private final Commands commands;
    private final Integrations integrations;
    private final Belongings belongings;
    private final Stopping stopping;

    HandOverEndpoint(Commands commands, Integrations integrations, Belongings belongings, Stopping stopping) {
        this.commands = commands;
        this.integrations = integrations;
        this.belongings = belongings;
        this.stopping = stopping;
    }

    @PostMapping
    ResponseEntity<HandOver> handOver(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Wanted body) {
        IntegrationId from = new IntegrationId(caller.tenant(), id);
        if (integrations.find(from).isEmpty()) throw new NoSuchResource();
        IntegrationId to =
                new IntegrationId(caller.tenant(), Given.value("to", body.to(), "give an integration's id."));
        if (to.equals(from) || integrations.find(to).isEmpty()) {
            throw new ApiRefusal.BadValue("to", "give the id of another integration of the tenant.");
        }
        boolean dryRun = !Boolean.FALSE.equals(body.dryRun());
        Belongings.Owned owned = belongings.of(from, to);
        if (dryRun) return ResponseEntity.ok(counted(owned, true, 0, null));
        List<TenantBound> all = all(owned);
        for (int done = 0; done < all.size(); done++) {
            String end = stopping.isAsked() ? "The server is being stopped." : sent(all.get(done), caller);
            if (end == null) continue;
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "10")
                    .body(counted(owned.first(done), false, all.size() - done, end));
        }
        return ResponseEntity.ok(counted(owned, false, 0, null));
    }

    /** @return why it cannot go on, where the database is the reason */
    private @Nullable String sent(TenantBound command, Caller caller) {
        try {
            commands.send(command, caller.context());
            return null;
        } catch (RuntimeException failure) {
            return DatabaseTrouble.behind(failure).map(DatabaseTrouble::detail).orElseThrow(() -> failure);
        }
    }

    private static HandOver counted(Belongings.Owned owned, boolean dryRun, int left, @Nullable String cutShort) {
        return new HandOver(
                owned.users().size(), owned.groups().size(), owned.equipment().size(), dryRun, left, cutShort);
    }

    private static List<TenantBound> all(Belongings.Owned owned) {
        return Stream.of(owned.users(), owned.groups(), owned.equipment())
                .flatMap(List::stream)
                .toList();
    }
}
