package dev.muster.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the database is asked, and for whom: by a clock that a test moves, over a store that is a list. */
class EventTailTest {
    private final List<@Nullable TrackingToken> asked = new ArrayList<>();
    private final List<Long> wakes = new ArrayList<>();
    private final List<Long> stored = new ArrayList<>();
    private long now = Duration.ofHours(1).toNanos();

    private final EventTail tail = new EventTail(
            this::read,
            () -> now,
            (what, nanos) -> wakes.add(Duration.ofNanos(nanos).toMillis()));

    @Test
    void several_streams_at_one_place_ask_once() {
        EventPolling.Polled timeline = new EventPolling.Polled(tail, null);
        EventPolling.Polled letters = new EventPolling.Polled(tail, null);
        stored.addAll(List.of(1L, 2L, 4L));

        assertThat(rest(timeline)).containsExactly(1L, 2L, 4L);
        assertThat(rest(letters)).containsExactly(1L, 2L, 4L);
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_stream_that_is_behind_reads_for_itself_until_it_has_come_up() {
        stored.addAll(List.of(1L, 2L, 3L));
        EventPolling.Polled ahead = new EventPolling.Polled(tail, token(2));
        EventPolling.Polled behind = new EventPolling.Polled(tail, token(1));

        assertThat(rest(ahead)).containsExactly(3L);
        assertThat(rest(behind)).containsExactly(2L, 3L);
        assertThat(asked).hasSize(2);

        stored.add(4L);
        now += EventTail.APART.toNanos();
        assertThat(rest(ahead)).containsExactly(4L);
        assertThat(rest(behind)).containsExactly(4L);
        assertThat(asked).hasSize(3);
    }

    @Test
    void an_event_that_fills_a_gap_late_reaches_everybody_once() {
        stored.addAll(List.of(1L, 3L));
        EventPolling.Polled before = new EventPolling.Polled(tail, null);
        assertThat(rest(before)).containsExactly(1L, 3L);
        stored.add(2L);
        EventPolling.Polled after = new EventPolling.Polled(tail, null);
        now += EventTail.APART.toNanos();

        assertThat(rest(before)).containsExactly(2L);
        assertThat(rest(after)).containsExactly(1L, 2L, 3L);
        assertThat(rest(before)).isEmpty();
    }

    @Test
    void where_nothing_happens_it_is_asked_later_and_later() {
        EventPolling.Polled timeline = new EventPolling.Polled(tail, null);
        for (int tick = 0; tick < 600; tick++) {
            assertThat(timeline.peek()).isEmpty();
            now += Duration.ofMillis(100).toNanos();
        }
        assertThat(asked).hasSizeBetween(60_000 / 1_600, 60_000 / 1_600 + 3);
        assertThat(wakes).startsWith(400L, 800L, 1_600L, 1_600L);
    }

    @Test
    void a_commit_of_this_server_is_asked_for_at_once_and_the_next_ones_together() {
        EventPolling.Polled timeline = new EventPolling.Polled(tail, null);
        rest(timeline);
        now += Duration.ofSeconds(1).toNanos();
        rest(timeline);
        now += Duration.ofMillis(300).toNanos();
        wakes.clear();

        stored.add(1L);
        tail.committed();
        assertThat(wakes).containsExactly(0L);
        assertThat(rest(timeline)).containsExactly(1L);

        wakes.clear();
        now += Duration.ofMillis(50).toNanos();
        stored.addAll(List.of(2L, 3L));
        tail.committed();
        tail.committed();
        assertThat(wakes).containsExactly(150L);
        assertThat(rest(timeline)).isEmpty();
        now += Duration.ofMillis(150).toNanos();
        assertThat(rest(timeline)).containsExactly(2L, 3L);
    }

    @Test
    void whoever_waits_is_woken_and_a_closed_stream_is_not() {
        List<String> woken = new ArrayList<>();
        EventTail immediate = new EventTail(this::read, () -> now, (what, nanos) -> what.run());
        EventPolling.Polled timeline = new EventPolling.Polled(immediate, null);
        timeline.setOnAvailableCallback(() -> woken.add("timeline"));
        immediate.committed();
        assertThat(woken).containsExactly("timeline");

        timeline.close();
        now += EventTail.LONGEST.toNanos();
        immediate.after(null);
        immediate.committed();
        assertThat(woken).containsExactly("timeline");
    }

    private static TrackingToken token(long index) {
        return GapAwareTrackingToken.newInstance(index, Set.of());
    }

    private static List<Long> rest(EventPolling.Polled stream) {
        List<Long> read = new ArrayList<>();
        while (stream.hasNextAvailable()) read.add((Long) stream.nextAvailable().getPayload());
        return read;
    }

    /** As the engine does it: first what fills a gap, then what lies beyond. */
    private EventPage read(@Nullable TrackingToken last) {
        asked.add(last);
        GapAwareTrackingToken token = (GapAwareTrackingToken) last;
        GapAwareTrackingToken from = token;
        Predicate<Long> isBehind = position ->
                from == null || position > from.getIndex() || from.getGaps().contains(position);
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        for (long position : stored.stream().filter(isBehind).sorted().toList()) {
            token = token == null
                    ? GapAwareTrackingToken.newInstance(position, Set.of())
                    : token.advanceTo(position, 100);
            events.add(new GenericTrackedEventMessage<>(token, new GenericEventMessage<>(position), Instant::now));
        }
        return new EventPage(events, events.isEmpty() ? last : token, false);
    }
}
