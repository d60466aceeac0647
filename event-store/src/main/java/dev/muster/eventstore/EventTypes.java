package dev.muster.eventstore;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The short names under which events are stored, so that packages can move: the leaves of the sealed families. */
public final class EventTypes {
    private final Map<String, Class<?>> byName = new HashMap<>();

    public EventTypes(Collection<Class<?>> families) {
        families.stream().flatMap(EventTypes::leaves).forEach(type -> {
            Class<?> other = byName.put(type.getSimpleName(), type);
            if (other != null) throw new IllegalStateException("Two events share the stored name of " + type);
        });
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        Class<?>[] permitted = type.getPermittedSubclasses();
        return permitted == null ? Stream.of(type) : Arrays.stream(permitted).flatMap(EventTypes::leaves);
    }

    public Collection<Class<?>> all() {
        return byName.values();
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    boolean isEvent(Class<?> type) {
        return byName.get(type.getSimpleName()) == type;
    }

    /** @throws UnknownEventType where the store holds a name that this version does not know: never skip an event */
    Class<?> named(String name) {
        Class<?> type = byName.get(name);
        if (type == null) throw new UnknownEventType(name);
        return type;
    }

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    /** An event in the store is of a kind that this version of Muster does not know. */
    public static final class UnknownEventType extends IllegalStateException {
        UnknownEventType(String name) {
            super("The event store holds an event of type '" + name
                    + "', which this version of Muster does not know. Was it written by a newer one?");
        }
    }
}
