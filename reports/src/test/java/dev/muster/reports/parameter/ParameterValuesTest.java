package dev.muster.reports.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterValuesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final List<ReportParameter> PARAMETERS = List.of(
            new ReportParameter("from", "From", new ParameterType.Day(), "last-month"),
            new ReportParameter("limit", "Limit in hours", new ParameterType.WholeNumber(1, 720), "24"),
            new ReportParameter("deleted", "With deleted users", new ParameterType.YesNo(), "no"),
            new ReportParameter("by", "By", new ParameterType.Choice(List.of("role", "person")), "role"),
            new ReportParameter("department", "Department", new ParameterType.Text(20), ""));

    @Test
    void what_is_not_given_has_its_default() {
        assertThat(checked(Map.of()).lines())
                .containsExactly(
                        "From: 1 Feb 2026",
                        "Limit in hours: 24",
                        "With deleted users: no",
                        "By: role",
                        "Department: –");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, 28 Feb 2026",
        "today, 31 Mar 2026",
        "today-31, 28 Feb 2026",
        "this-month, 1 Mar 2026",
        "last-month, 1 Feb 2026"
    })
    void a_day_may_be_relative(String given, String day) {
        assertThat(checked(Map.of("from", given)).lines()).contains("From: " + day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-29", "26-02-01", "+12026-02-01", "today-", "today--1", "today-12345"})
    void what_is_no_day_is_refused(String given) {
        refused("from", given, "give a day such as 2026-01-31, today, today-30, or this-month or last-month");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "721", "-1", "1.5", "١", "99999999999999999999"})
    void a_number_out_of_bounds_is_refused(String given) {
        refused("limit", given, "give a whole number from 1 to 720");
    }

    @Test
    void a_word_that_is_not_allowed_is_refused() {
        refused("deleted", "maybe", "give yes or no");
        refused("by", "Role", "give one of role, person");
        refused("department", "x".repeat(21), "give a line of at most 20 characters");
    }

    @Test
    void a_refusal_is_one_short_line() {
        assertThatThrownBy(() -> checked(Map.of("by", "two\nlines" + "x".repeat(10_000))))
                .message()
                .hasSizeLessThan(200)
                .contains("\"two\uFFFDlines")
                .doesNotContain("\n");
    }

    @Test
    void a_parameter_that_there_is_not_is_refused() {
        assertThatThrownBy(() -> checked(Map.of("until", "today")))
                .isInstanceOf(ParameterRefusal.NoSuchParameter.class)
                .hasMessage("The report has no parameter \"until\": give one of from, limit, deleted, by, department.");
        assertThatThrownBy(() -> ParameterValues.checked(List.of(), Map.of("until", "today"), TODAY))
                .hasMessage("The report has no parameter \"until\": it takes none.");
    }

    @Test
    void a_default_must_be_allowed() {
        assertThatThrownBy(() -> new ReportParameter("limit", "Limit", new ParameterType.WholeNumber(1, 2), "3"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(String key, String value, String cure) {
        assertThatThrownBy(() -> checked(Map.of(key, value)))
                .isInstanceOf(ParameterRefusal.BadParameterValue.class)
                .hasMessageStartingWith("The parameter " + key + " cannot be \"" + value + "\": " + cure);
    }

    private static ParameterValues checked(Map<String, String> given) {
        return ParameterValues.checked(PARAMETERS, given, TODAY);
    }
}
