package dev.muster.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events are stored for ever: each has a sample of every revision that it ever had, and all of them must load. */
class StoredEventsTest {
    private static final EventTypes TYPES = EventSample.TYPES;

    @Test
    void every_event_has_a_sample_of_every_revision() {
        Set<String> wanted = TYPES.names().stream()
                .flatMap(event ->
                        IntStream.rangeClosed(1, TYPES.revision(event)).mapToObj(revision -> event + "-" + revision))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> plain = EventSample.all().stream()
                .filter(sample -> sample.special().isEmpty())
                .map(EventSample::toString)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(plain).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("dev.muster.eventstore.EventSample#all")
    void a_stored_event_loads_and_today_s_form_is_written_as_it_was(EventSample sample) {
        Object event = sample.event();
        assertThat(event.getClass().getSimpleName()).isEqualTo(sample.type());
        if (!sample.isCurrent()) return;
        EventJson.Stored again = EventSample.JSON.write(event);

        ObjectNode payload = (ObjectNode) EventSample.JSON.getObjectMapper().readTree(again.payload());
        JsonNode hash = payload.remove(EventJson.PERSONAL_SHA256);
        assertThat(payload).isEqualTo(sample.payload());
        if (again.personal() == null) {
            assertThat(sample.personal()).isNull();
        } else {
            ObjectNode personal =
                    (ObjectNode) EventSample.JSON.getObjectMapper().readTree(again.personal());
            assertThat(personal.remove("salt").stringValue()).hasSize(22);
            assertThat(personal).isEqualTo(sample.personal());
            assertThat(hash.stringValue()).isEqualTo(Sha256.hex(again.personal()));
        }
    }

    /** SQL cannot bring a stored event into today's form, so what it looks into has one form only. See docs/decisions/0049. */
    @Test
    void events_into_which_SQL_looks_have_one_revision() throws IOException {
        Set<String> looking = new TreeSet<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (Files.readString(file).contains("payload ->"))
                        looking.add(file.getFileName().toString());
                }
            }
        }
        assertThat(looking).containsExactly("JdbcFormerAccess.java", "StoredReturns.java");
        for (String event : List.of("MembersAdded", "RoleMapped", "UserReactivated")) {
            assertThat(TYPES.revision(event)).as(event).isEqualTo(1);
        }
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            return folders.map(folder -> folder.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }
}
