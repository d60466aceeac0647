package dev.muster.projections.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.directory.integration.Removal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Where integrations stand with their mass-change guard. */
public interface MassChanges {
    /**
     * What waits for its owner.
     *
     * @param hold          its name
     * @param first         with which it became too many
     * @param counted       what had been taken away by then
     * @param limit         of how much
     * @param windowMinutes within which time
     */
    record Hold(
            IntegrationId integration,
            String name,
            UUID hold,
            Instant since,
            Removal first,
            int counted,
            int limit,
            int windowMinutes) {}

    MassChangeStanding of(IntegrationId integration);

    /** Of all tenants, the oldest first. */
    List<Hold> held();
}
