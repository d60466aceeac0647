package dev.muster.api.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.MassChangeLimit;
import dev.muster.directory.integration.MassChangeStanding;
import dev.muster.directory.integration.Removal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the mass-change guard counts, and what it holds. */
public interface HeldChanges {
    /**
     * @param name     of the user, group or item as it is now; null where it is gone
     * @param removals as how much it counts
     * @param request  with which it was tried last, as in the provisioning log
     */
    record HeldChange(
            Removal.Kind kind, UUID resource, @Nullable String name, int removals, Instant lastTried, String request) {}

    /**
     * @param changes  things that wait, each once however often its client has tried
     * @param removals as how much they count together
     * @param examples the largest ones
     */
    record Waiting(long changes, long removals, List<HeldChange> examples) {}

    Waiting waiting(IntegrationId integration, UUID hold, int examples);

    /** What has been taken away within the window. */
    int counted(IntegrationId integration, MassChangeStanding standing, MassChangeLimit limit);

    int usedOfRelease(IntegrationId integration, MassChangeStanding standing);
}
