package dev.muster.directory.integration;

import dev.muster.directory.Actor;
import dev.muster.directory.ResourceId;
import java.util.function.IntSupplier;

/**
 * Asked before something is taken away, within the command's transaction. It binds the clients of integrations whose owner has set a
 * limit, and nobody else.
 */
public interface MassChangeGuard {
    /**
     * Counts the removal, or throws: then nothing of the command may stay.
     *
     * @param count asked only where somebody counts
     * @throws MassChangeRefusal where it is too much, or something is held or rejected already
     */
    void pass(Actor actor, Removal.Kind kind, ResourceId resource, IntSupplier count);

    default void pass(Actor actor, Removal.Kind kind, ResourceId resource) {
        pass(actor, kind, resource, () -> 1);
    }
}
