package dev.muster.reports.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void a_cron_is_read_in_its_time_zone_summer_and_winter() {
        Timing mondays = parse("0 0 6 ? * MON", "Europe/Berlin");
        assertThat(mondays.next(NOW, 1)).containsExactly(Instant.parse("2026-11-23T05:00:00Z"));
        assertThat(mondays.next(Instant.parse("2026-07-01T00:00:00Z"), 1))
                .containsExactly(Instant.parse("2026-07-06T04:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 6 * * MON     | it has 5 fields",
                "every morning   | it has 2 fields",
                "0 0 25 ? * MON  | cannot be read",
                "0 0 6 * * MON   | cannot be read",
                "0 0 6 1 1 ? 2020| never fires",
                "0 0 6 30 2 ?    | never fires",
                "* 0 6 ? * MON   | at least 5 minutes",
                "0 * * ? * *     | at least 5 minutes"
            })
    void a_cron_that_cannot_be_meant_is_refused_with_the_value_and_the_cure(String cron, String words) {
        assertThatThrownBy(() -> parse(cron, "UTC"))
                .isInstanceOf(TimingRefusal.class)
                .hasMessageContaining(cron)
                .hasMessageContaining(words);
    }

    @Test
    void a_time_zone_is_a_region() {
        assertThatThrownBy(() -> parse("0 0 6 ? * MON", "Berlin"))
                .isInstanceOf(TimingRefusal.NoSuchTimeZone.class)
                .hasMessageContaining("\"Berlin\"")
                .hasMessageContaining("Europe/Berlin");
        assertThatThrownBy(() -> parse("0 0 6 ? * MON", "+01:00")).isInstanceOf(TimingRefusal.NoSuchTimeZone.class);
    }

    @Test
    void the_day_that_a_clock_change_leaves_out_is_known() {
        assertThat(parse("0 30 2 ? * *", "Europe/Berlin").nextSkippedDay(NOW)).contains(LocalDate.of(2027, 3, 28));
        assertThat(parse("0 30 2 ? * *", "Europe/Berlin").next(Instant.parse("2027-03-27T12:00:00Z"), 1))
                .as("why it is worth a warning")
                .containsExactly(Instant.parse("2027-03-29T00:30:00Z"));
        assertThat(parse("0 30 3 ? * *", "Europe/Berlin").nextSkippedDay(NOW)).isEmpty();
        assertThat(parse("0 30 2 ? * MON", "Europe/Berlin").nextSkippedDay(NOW)).isEmpty();
        assertThat(parse("0 30 2 ? * *", "UTC").nextSkippedDay(NOW)).isEmpty();
    }

    private static Timing parse(String cron, String zone) {
        return Timing.parse(cron, zone, Timing.LEAST_PAUSE, NOW);
    }
}
