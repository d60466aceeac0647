package dev.muster.history.replay;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.event.Personal;
import dev.muster.eventstore.EventRevisions;
import java.util.Collection;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of the tests alone. One has had another form: revision 1 spoke of a room by its number, and of who it was for. */
sealed interface DoorEvent extends DomainEvent {
    GroupId group();

    /** @param bearer who may pass; erased, nobody */
    @Revision("2")
    record DoorOpened(
            GroupId group,
            String door,
            UserId by,
            @Personal @Nullable String bearer) implements DoorEvent {}

    record DoorClosed(GroupId group) implements DoorEvent {}

    @Override
    default Collection<? extends ResourceId> concerned() {
        return switch (this) {
            case DoorOpened opened -> List.of(opened.by());
            case DoorClosed ignored -> List.of();
        };
    }

    final class OfARoom implements EventRevisions.Upcast {
        @Override
        public String event() {
            return "DoorOpened";
        }

        @Override
        public int from() {
            return 1;
        }

        @Override
        public void apply(ObjectNode event) {
            event.put("door", "Room " + event.remove("room").asString());
            JsonNode person = event.remove("person");
            if (person != null) event.set("bearer", person);
        }
    }
}
