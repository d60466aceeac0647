package dev.muster.directory.event;

import dev.muster.directory.ResourceId;
import java.util.Collection;

/**
 * Something that has happened; stored for ever. Its kinds are the records of sealed families, one family for each aggregate:
 * {@code UserEvent}, {@code GroupEvent} and so on. A kind whose stored form changes gets Axon's {@code @Revision}; without one it
 * is revision 1. See docs/decisions/0049.
 */
public interface DomainEvent {
    /**
     * Whom it concerns beside its own aggregate; the entry of the timeline is theirs, too. A family answers by a switch over all
     * its events, so that a new one does not compile until it has an answer.
     */
    Collection<? extends ResourceId> concerned();
}
