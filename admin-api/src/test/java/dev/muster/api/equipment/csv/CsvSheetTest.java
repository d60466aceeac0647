package dev.muster.api.equipment.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {
    @Test
    void the_columns_may_come_in_any_order_and_spelling() {
        CsvSheet sheet = sheet(
                "PURCHASE cost,Model No.,asset_tag,Checked Out To: Username,Location\n9.50,A1,T-1,bjensen,Oslo\n");
        assertThat(sheet.columns().keySet())
                .containsExactlyInAnyOrder(Column.ASSET_TAG, Column.PURCHASE_COST, Column.HOLDER_USER_NAME);
        assertThat(sheet.ignored()).containsExactly("Model No.", "Location");
        assertThat(sheet.lines()).singleElement().satisfies(line -> {
            assertThat(line.text(Column.PURCHASE_COST)).isEqualTo("9.50");
            assertThat(line.text(Column.HOLDER_USER_NAME)).isEqualTo("bjensen");
            assertThat(line.has(Column.NOTES)).isFalse();
        });
    }

    @Test
    void what_spreadsheets_write_is_read() {
        CsvSheet sheet = sheet(
                "\uFEFF\"Asset Tag\";\"Notes\"\r\n\" T-1 \";\"two \"\"big\"\"\r\nlines; really\"\r\n;\r\nT-2;`=1+1\r\n");
        assertThat(sheet.lines()).extracting(CsvLine::number).containsExactly(2L, 5L);
        assertThat(sheet.lines())
                .extracting(line -> line.text(Column.ASSET_TAG))
                .containsExactly("T-1", "T-2");
        assertThat(sheet.lines())
                .extracting(line -> line.text(Column.NOTES))
                .containsExactly("two \"big\"\r\nlines; really", "=1+1");
    }

    @Test
    void a_line_that_does_not_fit_the_header_is_named_and_the_others_are_read() {
        CsvSheet sheet = sheet("Asset Tag,Model\nT-1\nT-2,MacBook,extra\nT-3,MacBook,\nT-4,iPhone\n");
        assertThat(sheet.lines()).extracting(CsvLine::number).containsExactly(2L, 4L, 5L);
        assertThat(sheet.lines().getFirst().cutOff()).containsExactly(Column.MODEL);
        assertThat(sheet.problems()).extracting(ImportProblem::line).containsExactly(3L);
        assertThat(sheet.problems().getFirst().reason())
                .isEqualTo(
                        "the line has 3 cells and the header has 2: look for a separator or a quote that is missing or too"
                                + " many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "Model,Serial\nMacBook,C02\n"})
    void a_file_without_tags_is_refused(String text) {
        assertThatThrownBy(() -> sheet(text)).isInstanceOf(ImportRefusal.NoAssetTags.class);
    }

    @Test
    void two_columns_that_mean_the_same_are_refused() {
        assertThatThrownBy(() -> sheet("Asset Tag,Serial,Serial Number\nT-1,1,2\n"))
                .isInstanceOfSatisfying(
                        ImportRefusal.SameColumnTwice.class,
                        twice -> assertThat(twice.second).isEqualTo("Serial Number"));
    }

    @Test
    void a_file_beyond_the_limits_is_refused() {
        assertThatThrownBy(() -> CsvSheet.read(new byte[CsvSheet.MOST_BYTES + 1]))
                .isInstanceOf(ImportRefusal.FileTooLarge.class);
        assertThatThrownBy(() -> sheet("Asset Tag\n" + "T\n".repeat(CsvSheet.MOST_LINES + 1)))
                .isInstanceOf(ImportRefusal.TooManyLines.class);
        assertThatThrownBy(() -> sheet("Asset Tag,Notes\nT-1," + "x".repeat(70_000)))
                .isInstanceOf(ImportRefusal.Malformed.class);
    }

    private static CsvSheet sheet(String text) {
        return CsvSheet.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
