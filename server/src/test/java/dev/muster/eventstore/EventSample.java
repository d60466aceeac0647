package dev.muster.eventstore;

import static java.util.Objects.requireNonNull;

import dev.muster.directory.event.DomainEvent;
import dev.muster.directory.text.ExactJson;
import dev.muster.directory.text.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stored event from the samples, {@code <type>-<revision>[-<what is special>].json}.
 *
 * @param special  empty for the one that each revision must have
 * @param personal null where it has nothing personal
 */
public record EventSample(
        String type,
        String revision,
        String special,
        ObjectNode payload,
        @Nullable ObjectNode personal) {
    public static final EventTypes TYPES = new EventTypes(EventFamilies.ALL);
    public static final EventJson JSON = new EventJson(TYPES);
    public static final EventRevisions REVISIONS = new EventRevisions(TYPES);

    private static final Path FOLDER = Path.of("../directory-domain/src/test/resources/events");

    public static List<EventSample> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(EventSample::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static EventSample read(Path file) {
        String[] name = file.getFileName().toString().replace(".json", "").split("-", 3);
        try {
            ObjectNode stored = (ObjectNode) ExactJson.read(Files.readString(file));
            return new EventSample(
                    name[0], name[1], name.length == 3 ? name[2] : "", (ObjectNode) stored.get("payload"), (ObjectNode)
                            stored.get("personal"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public boolean isCurrent() {
        return revision.equals(String.valueOf(TYPES.revision(type)));
    }

    /** The payload as it is stored: with the digest of the personal part, where there is one. */
    public String storedPayload() {
        if (personal == null) return ExactJson.write(payload);
        return ExactJson.write(
                payload.deepCopy().put(EventJson.PERSONAL_SHA256, Sha256.hex(requireNonNull(storedPersonal()))));
    }

    /** The personal part as it is stored, with a salt; null where there is none. */
    public @Nullable String storedPersonal() {
        return personal == null
                ? null
                : ExactJson.write(personal.deepCopy().put(EventJson.SALT, "AAAAAAAAAAAAAAAAAAAAAA"));
    }

    public DomainEvent event() {
        return event(storedPayload(), storedPersonal());
    }

    /** What it reads as when its personal part is erased. */
    public DomainEvent tombstone() {
        return event(storedPayload(), null);
    }

    private DomainEvent event(String payload, @Nullable String personal) {
        ObjectNode whole = StoredEventText.parse(payload, personal).whole();
        String current = String.valueOf(TYPES.revision(type));
        return JSON.deserialize(new SimpleSerializedObject<>(
                ExactJson.write(REVISIONS.current(type, revision, whole)),
                String.class,
                new SimpleSerializedType(type, current)));
    }

    @Override
    public String toString() {
        return type + "-" + revision + (special.isEmpty() ? "" : "-" + special);
    }
}
