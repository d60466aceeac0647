package dev.muster.directory.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2011-05-13T04:42:34Z          | 2011-05-13T04:42:34Z",
                "2011-05-13T04:42:34           | 2011-05-13T04:42:34Z",
                "2011-05-13T04:42Z             | 2011-05-13T04:42:00Z",
                "2011-05-13t04:42:34z          | 2011-05-13T04:42:34Z",
                "2024-02-29T23:59:59.999+14:00 | 2024-02-29T09:59:59.999Z",
                "2011-05-13T04:42:34.5-00:30   | 2011-05-13T05:12:34.500Z",
            })
    void a_time_that_exists_is_read(String text, Instant moment) {
        assertThat(Moments.find(text)).contains(moment);
        assertThat(Moments.findStorable(text)).contains(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-30T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-04-31T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2024-00-10T00:00:00Z",
                "2024-01-01T24:00:00Z",
                "2024-01-01T23:60:00Z",
                "2016-12-31T23:59:60Z",
                "2024-01-01T00:00:00+14:01",
                "2024-01-01T00:00:00+18:00",
                "2024-01-01T00:00:00+01",
                "2024-01-01T00:00:00+01:00:30",
                "2024-01-01",
                "2024-01-01 00:00:00Z",
                "24-01-01T00:00:00Z",
                "2024-01-01T00:00:00Zulu",
                " 2024-01-01T00:00:00Z",
                "٢٠٢٤-01-01T00:00:00Z",
                "",
                "now",
            })
    void one_that_does_not_is_none(String text) {
        assertThat(Moments.find(text)).isEmpty();
        assertThatThrownBy(() -> Moments.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59Z", "-0044-03-15T12:00:00Z", "+10000-01-01T00:00:00Z"})
    void years_that_no_table_holds_can_be_asked_for_but_not_be_kept(String text) {
        assertThat(Moments.find(text)).isPresent();
        assertThat(Moments.findStorable(text)).isEmpty();
        assertThatThrownBy(() -> Moments.parse(text)).hasMessageContaining("0001 to 9999");
    }

    @Test
    void where_the_zone_must_be_said_it_is_not_guessed() {
        assertThat(Moments.parse("2011-05-13T04:42:34+02:00")).isEqualTo(Instant.parse("2011-05-13T02:42:34Z"));
        assertThatThrownBy(() -> Moments.parse("2011-05-13T04:42:34")).isInstanceOf(DateTimeException.class);
    }
}
