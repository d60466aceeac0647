package dev.muster.eventstore;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/**
 * The short names under which events are stored, so that packages can move, and the revisions of their forms: the leaves of the
 * sealed families. A revision is a number from 1; Axon's {@link Revision} says the current one, where it is not the first.
 */
public final class EventTypes {
    private final Map<String, Class<?>> byName = new HashMap<>();
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<String, String> currentRevision = new HashMap<>();

    public EventTypes(Collection<Class<?>> families) {
        families.stream().flatMap(family -> leavesOf(family).stream()).forEach(type -> {
            Class<?> other = byName.put(type.getSimpleName(), type);
            if (other != null) throw new IllegalStateException("Two events share the stored name of " + type);
            Revision revision = type.getAnnotation(Revision.class);
            String current = revision == null ? "1" : revision.value();
            currentRevision.put(type.getSimpleName(), current);
            revisions.put(type.getSimpleName(), Integer.parseInt(current));
        });
    }

    /** The records of a sealed family; of a record, itself. */
    public static List<Class<?>> leavesOf(Class<?> type) {
        return leaves(type).toList();
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

    /**
     * The revision in which this version writes the event, from 1.
     *
     * @throws UnknownEventType as in {@link #named}
     */
    public int revision(String name) {
        Integer revision = revisions.get(name);
        if (revision == null) throw new UnknownEventType(name);
        return revision;
    }

    /**
     * The revision in which an event was written.
     *
     * @throws UnknownEventType where this version does not know the event, or not yet in that form: never read it as another one
     */
    public int known(String name, String revision) {
        int current = revision(name);
        if (revision.equals(currentRevision.get(name))) return current;
        if (revision.length() < 10 && revision.matches("[1-9][0-9]*")) {
            int written = Integer.parseInt(revision);
            if (written <= current) return written;
        }
        throw new UnknownEventType(name, revision, current);
    }

    /** An event in the store is of a kind, or in a form, that this version of Muster does not know. */
    public static final class UnknownEventType extends IllegalStateException {
        UnknownEventType(String name) {
            super("The event store holds an event of type '" + name
                    + "', which this version of Muster does not know. Was it written by a newer one?");
        }

        UnknownEventType(String name, String revision, int current) {
            super("The event store holds an event of type '" + name + "' in revision '" + revision
                    + "'. This version of Muster knows revisions up to " + current
                    + ". Was it written by a newer one?");
        }
    }
}
