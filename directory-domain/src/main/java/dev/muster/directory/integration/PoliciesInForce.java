package dev.muster.directory.integration;

import dev.muster.directory.Actor;
import dev.muster.directory.IntegrationId;

/** What the tenants have decided for their integrations. */
public interface PoliciesInForce {
    Policies of(IntegrationId integration);

    /** Of whoever asks: people and Muster itself are bound by none. */
    default Policies of(Actor actor) {
        return actor instanceof Actor.Client client ? of(client.integration()) : Policies.NONE;
    }
}
