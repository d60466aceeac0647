package dev.muster.server.guard;

import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.integration.MassChangeGuard;
import dev.muster.directory.integration.MassChangeLimit;
import dev.muster.directory.integration.MassChangeRefusal;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.directory.integration.PoliciesInForce;
import dev.muster.directory.integration.Removal;
import dev.muster.projections.integration.MassChanges;
import java.time.Clock;
import java.util.function.IntSupplier;

/** Counts where the owner has set a limit. Elsewhere it does nothing, and asks the database nothing. */
final class CountingGuard implements MassChangeGuard {
    private final PoliciesInForce policies;
    private final MassChanges standings;
    private final RemovalCounts counts;
    private final Clock clock;

    CountingGuard(PoliciesInForce policies, MassChanges standings, RemovalCounts counts, Clock clock) {
        this.policies = policies;
        this.standings = standings;
        this.counts = counts;
        this.clock = clock;
    }

    @Override
    public void pass(Actor actor, Removal.Kind kind, ResourceId resource, IntSupplier count) {
        if (!(actor instanceof Actor.Client client)) return;
        MassChangeLimit limit = policies.of(client.integration()).massChangeGuard();
        if (limit == null || !limit.counts(kind)) return;
        counts.lock(client.integration());
        pass(client.integration(), new Removal(kind, resource.value(), count.getAsInt()), limit);
    }

    private void pass(IntegrationId integration, Removal removal, MassChangeLimit limit) {
        MassChangeStanding standing = standings.of(integration);
        if (standing.kind() == MassChangeStanding.Kind.REJECTED) {
            throw new MassChangeRefusal.Rejected(integration, removal);
        }
        boolean goesWithTheRelease = standing.isReleasedAt(clock.instant())
                && fits(counts.released(integration, standing.version()), removal, standing.released());
        if (!goesWithTheRelease) {
            int counted = counts.withinWindow(integration, standing.version(), limit);
            if (standing.kind() == MassChangeStanding.Kind.HELD || !fits(counted, removal, limit.limit())) {
                throw new MassChangeRefusal.Held(integration, removal, limit, counted, standing);
            }
        }
        counts.add(integration, standing.version(), goesWithTheRelease, removal.count(), limit);
    }

    private static boolean fits(int counted, Removal removal, int limit) {
        return removal.count() <= limit - counted;
    }
}
