package dev.muster.projections.integration;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import java.time.Instant;

/** An integration as it is configured now. */
public record IntegrationView(
        IntegrationId integration,
        String name,
        ClientProfile profile,
        Policies policies,
        long version,
        Instant created,
        Instant lastModified) {}
