package dev.muster.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events are stored for ever: each has a sample of every revision that it ever had, and all of them must load. */
class StoredEventsTest {
    private static final Path SAMPLES = Path.of("../directory-domain/src/test/resources/events");
    private static final EventTypes TYPES = new EventTypes(EventFamilies.ALL);
    private static final EventJson JSON = new EventJson(TYPES);

    @Test
    void every_event_has_a_sample() throws IOException {
        Set<String> events =
                TYPES.all().stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
        Set<String> sampled = samples()
                .map(sample -> sample.getFileName().toString())
                .map(name -> name.substring(0, name.indexOf('-')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sampled).isEqualTo(events);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_stored_event_loads_and_is_written_as_it_was(Path sample) throws IOException {
        JsonNode stored = JSON.getObjectMapper().readTree(Files.readString(sample));
        String name = sample.getFileName().toString();
        int dash = name.indexOf('-'); // <event>-<revision>[-<what is special>].json
        ObjectNode whole = (ObjectNode) stored.get("payload").deepCopy();
        if (stored.has("personal")) whole.setAll((ObjectNode) stored.get("personal"));

        Object event = JSON.deserialize(new SimpleSerializedObject<>(
                whole.toString(),
                String.class,
                new SimpleSerializedType(name.substring(0, dash), name.substring(dash + 1, dash + 2))));
        EventJson.Stored again = JSON.write(event);

        ObjectNode payload = (ObjectNode) JSON.getObjectMapper().readTree(again.payload());
        JsonNode hash = payload.remove(EventJson.PERSONAL_SHA256);
        assertThat(payload).isEqualTo(stored.get("payload"));
        if (again.personal() == null) {
            assertThat(stored.has("personal")).isFalse();
        } else {
            ObjectNode personal = (ObjectNode) JSON.getObjectMapper().readTree(again.personal());
            assertThat(personal.remove("salt").stringValue()).hasSize(22);
            assertThat(personal).isEqualTo(stored.get("personal"));
            assertThat(hash.stringValue()).isEqualTo(Sha256.hex(again.personal()));
        }
    }

    static Stream<Path> samples() throws IOException {
        return Files.list(SAMPLES).sorted();
    }
}
