package dev.muster.api.integration;

import dev.muster.api.ApiRefusal;
import dev.muster.api.Caller;
import dev.muster.api.RequestFields;
import dev.muster.directory.Commands;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.integration.IntegrationCommand.RejectMassChanges;
import dev.muster.directory.integration.IntegrationCommand.ReleaseMassChanges;
import dev.muster.directory.integration.IntegrationCommand.ResetMassChangeGuard;
import dev.muster.directory.integration.MassChangeLimit;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.people.AllowedFor;
import dev.muster.people.PersonRole;
import dev.muster.projections.integration.Integrations;
import dev.muster.projections.integration.MassChanges;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the mass-change guard holds, and what the owner says to it. What was released comes by the client's own retries. */
@RestController
@RequestMapping("/api/integrations/{integration}/mass-change-guard")
@AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER})
class MassChangeGuardEndpoint {
    /** @param duration an hour if nothing is said: {@code PT30M}, {@code P2D} */
    record Release(
            @Nullable Integer changes,
            @Nullable Duration duration,
            @Nullable String reason) {}

    record Why(@Nullable String reason) {}

    record Released(int changes, int used, @Nullable Instant until) {}

    /**
     * @param standing {@code OFF} where no limit is set
     * @param counted  of the limit, within the window; null while nothing is counted, because nothing goes
     */
    record GuardResource(
            String standing,
            @Nullable GuardAnswer guard,
            @Nullable Integer counted,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable Released released,
            HeldChanges.@Nullable Waiting held) {}

    private static final int MOST_CHANGES = 1_000_000;
    private static final int EXAMPLES = 100;
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Commands commands;
    private final Integrations integrations;
    private final MassChanges standings;
    private final HeldChanges held;
    private final Clock clock;

    MassChangeGuardEndpoint(
            Commands commands, Integrations integrations, MassChanges standings, HeldChanges held, Clock clock) {
        this.commands = commands;
        this.integrations = integrations;
        this.standings = standings;
        this.held = held;
        this.clock = clock;
    }

    /** Says where the mass-change guard stands, and what it holds. */
    @GetMapping
    @AllowedFor({PersonRole.OPERATOR, PersonRole.OWNER, PersonRole.ADMIN, PersonRole.AUDITOR})
    GuardResource get(@RequestAttribute(Caller.ATTRIBUTE) Caller caller, @PathVariable("integration") UUID id) {
        return resource(existing(caller, id));
    }

    /** Lets changes go that the guard holds. So many deletions and removals go, for the duration. */
    @PostMapping("/release")
    GuardResource release(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Release body) {
        IntegrationId integration = existing(caller, id);
        String cure = "give how many deletions and removals may go, from 1 to " + MOST_CHANGES + ".";
        int changes = RequestFields.value("changes", body.changes(), cure);
        if (changes < 1 || changes > MOST_CHANGES) throw new ApiRefusal.BadValue("changes", cure);
        Duration duration = body.duration() == null ? USUAL : body.duration();
        if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
            throw new ApiRefusal.BadValue("duration", "give a time from PT1M to P7D.");
        }
        Instant until = clock.instant().plus(duration);
        commands.send(new ReleaseMassChanges(integration, changes, until, reason(body.reason())), caller.context());
        return resource(integration);
    }

    /** Rejects the changes on hold. Deletions and removals are 403 from then on. */
    @PostMapping("/reject")
    GuardResource reject(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Why body) {
        IntegrationId integration = existing(caller, id);
        commands.send(new RejectMassChanges(integration, reason(body.reason())), caller.context());
        return resource(integration);
    }

    /** Takes back whatever was decided. Counting begins anew. */
    @PostMapping("/reset")
    GuardResource reset(
            @RequestAttribute(Caller.ATTRIBUTE) Caller caller,
            @PathVariable("integration") UUID id,
            @RequestBody Why body) {
        IntegrationId integration = existing(caller, id);
        commands.send(new ResetMassChangeGuard(integration, reason(body.reason())), caller.context());
        return resource(integration);
    }

    private static @Nullable String reason(@Nullable String given) {
        return RequestFields.optionalText("reason", given, 500).orElse(null);
    }

    private IntegrationId existing(Caller caller, UUID id) {
        IntegrationId integration = new IntegrationId(caller.tenant(), id);
        if (integrations.find(integration).isEmpty()) throw new NoSuchResource();
        return integration;
    }

    private GuardResource resource(IntegrationId integration) {
        MassChangeLimit limit = integrations
                .find(integration)
                .orElseThrow(NoSuchResource::new)
                .policies()
                .massChangeGuard();
        if (limit == null) return new GuardResource("OFF", null, null, null, null, null, null);
        MassChangeStanding standing = standings.of(integration);
        boolean isCounting = standing.kind() == MassChangeStanding.Kind.COUNTING;
        boolean isReleased = standing.kind() == MassChangeStanding.Kind.RELEASED;
        UUID hold = isCounting ? null : standing.hold();
        return new GuardResource(
                standing.kind().name(),
                GuardAnswer.of(limit),
                isCounting || isReleased ? held.counted(integration, standing, limit) : null,
                standing.since(),
                standing.reason(),
                isReleased
                        ? new Released(standing.released(), held.usedOfRelease(integration, standing), standing.until())
                        : null,
                hold == null ? null : held.waiting(integration, hold, EXAMPLES));
    }
}
