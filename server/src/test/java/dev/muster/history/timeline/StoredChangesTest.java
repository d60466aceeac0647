package dev.muster.history.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.eventstore.EventSample;
import dev.muster.eventstore.StoredEventText;
import dev.muster.history.timeline.TimelineEntry.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What the timeline shows of every event: to the resource whose it is, to those that it concerns, and when it is erased. The list
 * is read by a person: where it is to change, copy the new one from {@code target} and read the difference.
 */
class StoredChangesTest {
    private static final Path APPROVED = Path.of("src/test/resources/dev/muster/history/timeline/stored-changes.txt");
    private static final Path FOUND = Path.of("target/stored-changes.txt");

    @Test
    void the_changes_of_every_event_are_those_that_somebody_has_read() throws IOException {
        StringBuilder found = new StringBuilder();
        for (EventSample sample : EventSample.all()) {
            found.append(sample).append('\n');
            show(found, "own", sample, true, sample.storedPersonal());
            if (!sample.event().concerned().isEmpty()) {
                show(found, "concerned", sample, false, sample.storedPersonal());
            }
            if (sample.personal() != null) show(found, "erased", sample, true, null);
        }
        Files.writeString(FOUND, found);
        assertThat(found).hasToString(Files.readString(APPROVED));
    }

    private static void show(
            StringBuilder found, String to, EventSample sample, boolean own, @Nullable String personal) {
        StoredEventText stored = StoredEventText.parse(sample.storedPayload(), personal);
        assertThat(stored.isErased()).isEqualTo(to.equals("erased"));
        List<Change> changes = StoredChanges.of(
                sample.type(), own, EventSample.REVISIONS.current(sample.type(), sample.revision(), stored.whole()));
        if (changes.isEmpty()) found.append("  ").append(to).append(": nothing\n");
        for (Change change : changes) {
            found.append("  %s: %s: %s -> %s%n"
                    .formatted(to, change.attribute(), shown(change.before()), shown(change.after())));
        }
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null ? "-" : value.toString();
    }
}
