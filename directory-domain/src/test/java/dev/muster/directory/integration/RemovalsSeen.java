package dev.muster.directory.integration;

import dev.muster.directory.Actor;
import dev.muster.directory.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** The guard as a fixture has it: it remembers what it was asked, and after {@link #full} lets nothing pass. */
public final class RemovalsSeen implements MassChangeGuard {
    public final List<Removal> seen = new ArrayList<>();
    private boolean isFull;

    public void full() {
        isFull = true;
    }

    @Override
    public void pass(Actor actor, Removal.Kind kind, ResourceId resource, IntSupplier count) {
        Removal removal = new Removal(kind, resource.value(), count.getAsInt());
        seen.add(removal);
        if (isFull) {
            var client = (Actor.Client) actor;
            throw new MassChangeRefusal.Held(
                    client.integration(), removal, new MassChangeLimit(1, 1, true), 1, MassChangeStanding.COUNTING);
        }
    }
}
