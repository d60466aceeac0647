package dev.muster.eventstore;

import dev.muster.directory.text.ExactJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings stored events into the form of today: whoever reads the event store reads through this, the engine, the log and the
 * timeline alike. What is stored stays as it was written. See docs/decisions/0049.
 */
public final class EventRevisions implements EventUpcaster {
    /** All steps that there are: add one with each {@code @Revision}. */
    private static final List<Upcast> STEPS = List.of();

    private final EventTypes types;
    private final Map<String, Map<Integer, Upcast>> steps = new HashMap<>();

    /** From one revision of an event to the next one. */
    public interface Upcast {
        /** The stored name of the event. */
        String event();

        /** The revision that it takes; what it makes is the next one. */
        int from();

        /**
         * Changes an event in place.
         *
         * @param event the payload with the personal part in it; without it, where that was erased
         */
        void apply(ObjectNode event);
    }

    /** The events of this version. */
    public EventRevisions(EventTypes types) {
        this(types, STEPS);
    }

    /** @throws IllegalStateException where a revision has no step to the next one, or two */
    public EventRevisions(EventTypes types, Collection<? extends Upcast> upcasts) {
        this.types = types;
        for (Upcast step : upcasts) {
            Upcast other = steps.computeIfAbsent(step.event(), event -> new HashMap<>())
                    .put(step.from(), step);
            if (other != null) throw new IllegalStateException("Two upcasts from " + step.event() + " " + step.from());
        }
        for (String event : types.names()) {
            int given = steps.getOrDefault(event, Map.of()).size();
            for (int from = 1; from < types.revision(event); from++) {
                if (!steps.getOrDefault(event, Map.of()).containsKey(from)) {
                    throw new IllegalStateException("No upcast from " + event + " " + from);
                }
            }
            if (given != types.revision(event) - 1) {
                throw new IllegalStateException("An upcast beyond the current revision of " + event);
            }
        }
    }

    @Override
    public Stream<IntermediateEventRepresentation> upcast(Stream<IntermediateEventRepresentation> events) {
        return events.map(this::upcast);
    }

    private IntermediateEventRepresentation upcast(IntermediateEventRepresentation event) {
        SerializedType type = event.getType();
        String name = type.getName();
        int written = types.known(name, type.getRevision());
        if (written == types.revision(name)) return event;
        var current = new SimpleSerializedType(name, String.valueOf(types.revision(name)));
        return event.upcastPayload(current, String.class, text -> {
            ObjectNode payload = (ObjectNode) ExactJson.read(text);
            apply(name, written, payload);
            return ExactJson.write(payload);
        });
    }

    /**
     * An event as this version would have stored it.
     *
     * @param name     its stored name
     * @param revision as stored
     * @param event    the payload with the personal part in it, as far as there is one; changed in place
     * @throws EventTypes.UnknownEventType where this version does not know the event, or not yet in that form
     */
    public ObjectNode current(String name, String revision, ObjectNode event) {
        apply(name, types.known(name, revision), event);
        return event;
    }

    private void apply(String name, int written, ObjectNode event) {
        Map<Integer, Upcast> ofEvent = steps.getOrDefault(name, Map.of());
        for (int from = written; from < types.revision(name); from++) {
            Upcast step = ofEvent.get(from);
            if (step == null) throw new IllegalStateException("No upcast from " + name + " " + from);
            step.apply(event);
        }
    }
}
