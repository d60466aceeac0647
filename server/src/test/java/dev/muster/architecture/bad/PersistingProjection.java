package dev.muster.architecture.bad;

import jakarta.persistence.EntityManager;
import org.axonframework.eventhandling.EventHandler;

/** Takes a second connection for what happens on the first. */
public class PersistingProjection {
    private final EntityManager entities;

    PersistingProjection(EntityManager entities) {
        this.entities = entities;
    }

    @EventHandler
    void on(Object event) {
        entities.persist(event);
    }
}
