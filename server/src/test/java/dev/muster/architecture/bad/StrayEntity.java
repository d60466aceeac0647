package dev.muster.architecture.bad;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** JPA outside of what is not event-sourced. */
@Entity
public class StrayEntity {
    @Id
    long id;
}
