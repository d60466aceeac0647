package dev.muster.reports.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {

    @Test
    void lines_end_with_cr_lf_and_cells_are_quoted_where_they_must_be() {
        var text = new StringWriter();
        var table = new CsvTable(text, List.of("name", "note"));
        table.row("Jensen, Barbara", "says \"hi\"");
        table.row("two\nlines", null);
        assertThat(text.toString())
                .isEqualTo("\uFEFFname,note\r\n\"Jensen, Barbara\",\"says \"\"hi\"\"\"\r\n\"two\nlines\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1+1"})
    void a_cell_that_starts_like_a_formula_is_defused(String cell) {
        assertThat(cell(cell)).isEqualTo("'" + cell);
    }

    @Test
    void a_carriage_return_at_the_start_is_defused_and_quoted() {
        assertThat(cell("\r=1")).isEqualTo("\"'\r=1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "'=1+1", "''=1", "`-1", "'plain", "O'Neil", "-", " @x", "=", ""})
    void what_is_read_again_is_what_was_written(String cell) {
        assertThat(Formulas.restored(Formulas.defused(cell))).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource({"-12.50", "1E+3", "0"})
    void a_number_stays_a_number(BigDecimal number) {
        assertThat(cell(number)).isEqualTo(number.toPlainString());
    }

    private static String cell(@Nullable Object value) {
        var text = new StringWriter();
        new CsvTable(text, List.of("c")).row(value);
        return text.toString().substring("\uFEFFc\r\n".length()).replaceFirst("\r\n$", "");
    }
}
