package dev.muster.api.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DayTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-05           | 2026-01-05",
                "2026-01-05 00:00:00  | 2026-01-05",
                "2026-01-05T09:30:00Z | 2026-01-05",
                "2026/01/05           | 2026-01-05",
                "2026.01.05           | 2026-01-05",
                "05.01.2026           | 2026-01-05",
                "5.1.2026             | 2026-01-05",
                "Jan 5, 2026          | 2026-01-05",
                "Mon Jan 5, 2026      | 2026-01-05",
                "5 Jan, 2026          | 2026-01-05",
                "5 jan 2026           | 2026-01-05",
                "31/01/2026           | 2026-01-31",
                "01/31/2026           | 2026-01-31",
                "05/05/2026           | 2026-05-05",
                "2024-02-29           | 2024-02-29",
            })
    void a_day_that_can_only_be_one_is_read(String text, LocalDate day) {
        assertThat(Day.parse(text)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04/05/2026",
                "4/5/2026",
                "5.1.26",
                "2026-02-29",
                "31/31/2026",
                "00/13/2026",
                "2026",
                "yesterday",
                "",
                "2026-01-05x"
            })
    void a_day_that_could_be_another_is_not(String text) {
        assertThat(Day.parse(text)).isEmpty();
    }
}
