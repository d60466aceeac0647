package dev.muster.api.equipment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.api.equipment.csv.ImportProblem;
import dev.muster.api.equipment.csv.ImportRefusal;
import dev.muster.api.error.RefusalProblems;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files as people really send them: each is read as it was meant, or what is wrong with it is named by its line. */
class UglyFilesTest {
    /** A file, and the tags that are then registered, each with its notes. */
    static Stream<Arguments> readAsMeant() {
        return Stream.of(
                read("line ends of an old Macintosh", "Asset Tag,Notes\rT-1,a\rT-2,b\r", "T-1=a", "T-2=b"),
                read("line ends of all kinds", "Asset Tag,Notes\nT-1,a\r\nT-2,b\rT-3,c", "T-1=a", "T-2=b", "T-3=c"),
                read("blank lines before the header", "\n,\nAsset Tag,Notes\nT-1,a\n", "T-1=a"),
                read("a hint for Excel", "sep=;\r\nAsset Tag;Notes\r\nT-1;a, b\r\n", "T-1=a, b"),
                read("separated by bars", "Asset Tag|Notes\nT-1|a, b; c\n", "T-1=a, b; c"),
                read("quotes in the header", "\"Asset Tag\",\"Notes\"\n\"T-1\",\"a\"\n", "T-1=a"),
                read("blanks around quotes", "Asset Tag, Notes\nT-1, \"a, b\" \n", "T-1=a, b"),
                read("an inch mark", "Asset Tag,Notes\nT-1,24\" wide\nT-2,27\"\n", "T-1=24\" wide", "T-2=27\""),
                read("a mark in the middle of the file", "Asset Tag,Notes\nT-1,a\n\uFEFFT-2,b\n", "T-1=a", "T-2=b"),
                read("blanks of all kinds", "Asset Tag\u00A0,Notes\nT-1\u202F,\u3000a\u2003\n", "T-1=a"),
                read("an invisible sign in a tag", "Asset Tag,Notes\nT\u200B-1,a\n", "T-1=a"),
                read(
                        "text as a formula",
                        "Asset Tag,Notes\n\"=\"\"00123\"\"\",\"=\"\"a\"\"\"\"b\"\"\"\n",
                        "00123=a\"b"),
                read("text as a formula without quotes", "Asset Tag,Notes\n=\"00123\",a\n", "00123=a"),
                read("no trailing separators", "Asset Tag,Notes,Username\nT-1,a\nT-2\n", "T-1=a", "T-2="),
                read("too many trailing separators", "Asset Tag,Notes\nT-1,a,,\n", "T-1=a"),
                read(
                        "a remark of several lines",
                        "Asset Tag,Notes\nT-1,\"two\nlines, really\"\n",
                        "T-1=two\nlines, really"),
                read("defused", "Asset Tag,Notes\n'-1,`=a\n'T,''=b\n", "-1==a", "'T='=b"),
                read("no columns but tags", "Asset Tag\nT-1\nT-2\n", "T-1=", "T-2="),
                read("columns without a name", "Asset Tag,,Notes,\nT-1,x,a,\n", "T-1=a"),
                read("a row that is no header", "Asset Tag,Notes\nTag,a\n", "Tag=a"));
    }

    /** A file of which some lines are bad: the line, and a part of what is said of it. */
    static Stream<Arguments> namedByTheirLine() {
        return Stream.of(
                bad(
                        "swallowed lines",
                        "Asset Tag,Model,Notes\nT-1,Dell,\"24\nT-2,Dell,x\nT-3,Dell,\"\nT-4,,\n",
                        2,
                        "line 3 looks like a line of its own"),
                bad(
                        "swallowed by an inch mark",
                        "Asset Tag,Model,Notes\nT-1,Dell,\"24\nT-2,Dell,27\"\n",
                        2,
                        "until line 3"),
                bad(
                        "swallowed by a place that is ignored",
                        "Asset Tag,Place,Notes\nT-1,\"Oslo,x\nT-2,27\",y\n",
                        2,
                        "line 3"),
                bad("a line break in a tag", "Asset Tag\n\"T\n-1\"\n", 2, "holds a line break"),
                bad(
                        "the same tag but for a blank",
                        "Asset Tag,Model\nNB-1,a\nNB-1\u00A0,a\n",
                        3,
                        "line 2 has the same asset tag"),
                bad(
                        "the same tag but for what nobody sees",
                        "Asset Tag\nNB-1\nN\u2060B-1\uFEFF\n",
                        3,
                        "line 2 has the same asset tag"),
                bad("more cells than the header", "Asset Tag,Notes\nT-1,a,b\n", 2, "3 cells and the header has 2"),
                bad("other separators", "Asset Tag,Model,Notes\nT-1;Dell;x\n", 2, "not separated by ','"),
                bad(
                        "the header once more",
                        "Asset Tag,Notes\nT-1,a\n\uFEFFAsset Tag,Notes\nT-2,b\n",
                        3,
                        "header comes once more"),
                bad("a letter that was lost", "Asset Tag,Notes\nT-1,Zo\uFFFD\n", 2, "letter was lost"),
                bad("a NUL", "Asset Tag\nT\0-1 of the many\n", 2, "NUL"),
                bad("an error of a spreadsheet", "Asset Tag,Serial\nT-1,#N/A\n", 2, "no value to show"),
                bad("a date too wide for its column", "Asset Tag,Purchase Date\nT-1,########\n", 2, "no value to show"),
                bad("a rounded serial number", "Asset Tag,Serial\nT-1,1.23457E+12\n", 2, "rounded this number"),
                bad(
                        "dollars that are to be euros",
                        "Asset Tag,Purchase Cost,Currency\nT-1,\"$1,299.00\",EUR\n",
                        2,
                        "'$' does not stand for EUR"),
                bad(
                        "another code",
                        "Asset Tag,Purchase Cost,Currency\nT-1,12 CHF,EUR\n",
                        2,
                        "'CHF' does not stand for EUR"),
                bad("a currency that is none", "Asset Tag,Purchase Cost,Currency\nT-1,12,EURO\n", 2, "ISO 4217"),
                bad("no tag", "Asset Tag,Notes\n\u00A0,a\n", 2, "no asset tag"),
                bad(
                        "a day that does not exist",
                        "Asset Tag,Purchase Date\nT-1,2026-02-30\n",
                        2,
                        "write a day that exists"));
    }

    /** A file that cannot be read, and a part of what is said of it. */
    static Stream<Arguments> refused() {
        String wide = "Asset Tag,Notes\nT-1,a\n";
        return Stream.of(
                no(
                        "a quote never closed",
                        "Asset Tag,Model,Notes\nQ-1,Dell,\"24 inch\nQ-2,Dell,x\nQ-3,Dell,y\n",
                        "line 2 opens a quote in its cell 3, before '24 inch', that is never closed"),
                no(
                        "closed by the next quote that opens",
                        "Asset Tag,Notes\nQ-1,\"24 inch\nQ-2,\"x\"\n",
                        "line 2 opens a quote in its cell 2, before '24 inch', that closes on line 3"),
                no(
                        "closed too early",
                        "Asset Tag,Notes\nQ-1,\"24\" wide\",x\n",
                        "line 2 opens a quote in its cell 2, before '24\" wide\",x', that closes on line 2"),
                no("a header that is never closed", "\"Asset Tag,Notes\nT-1,a\n", "line 1 opens a quote"),
                no("another header", "Asset Tag,Notes\nT-1,a\nNotes,Asset Tag\nb,T-2\n", "line 3 is another header"),
                no(
                        "a file of another encoding",
                        bytes("Asset Tag,Notes\nT-1,a\nT-2,Zoë\n", "windows-1252"),
                        "line 3 has the byte 0xEB behind 'T-2,Zo'"),
                no("half a UTF-16", new byte[] {(byte) 0xFF, (byte) 0xFE, 'A', 0, 0}, "UTF-16LE"),
                no(
                        "UTF-16 that does not say so",
                        wide.getBytes(StandardCharsets.UTF_16LE),
                        "UTF-16 that does not say so"),
                no(
                        "UTF-16 the other way round",
                        wide.getBytes(StandardCharsets.UTF_16BE),
                        "UTF-16 that does not say so"),
                no("a workbook", new byte[] {'P', 'K', 3, 4, 0, 0}, "an Excel workbook"),
                no("compressed", new byte[] {0x1F, (byte) 0x8B, 8}, "compressed"),
                no("a web page", "<!DOCTYPE html>\n<title>Sign in</title>\n", "a column 'Asset Tag'"),
                no("nothing", "", "a column 'Asset Tag'"),
                no(
                        "two columns for one thing",
                        "Asset Tag,Serial,Serial No\n",
                        "\"Serial\" and \"Serial No\" mean the same"),
                no("an endless cell", "Asset Tag,Notes\nT-1," + "x".repeat(70_000), "line 2 has a cell of more than"),
                no("endless cells", "Asset Tag,Notes\nT-1" + ",".repeat(600), "line 2 has more than 500 cells"));
    }

    private final Inventory inventory = new Inventory();

    @ParameterizedTest(name = "{0}")
    @MethodSource("readAsMeant")
    void is_read_as_it_was_meant(String kind, String file, List<String> items) {
        ImportResult result = inventory.load(file, false, null);
        assertThat(result.problems()).isEmpty();
        assertThat(registered()).containsExactlyElementsOf(items);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("namedByTheirLine")
    void is_named_by_its_line(String kind, String file, long line, String reason) {
        ImportResult result = inventory.dryRun(file);
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void is_refused(String kind, byte[] file, String reason) {
        assertThatThrownBy(() -> inventory.load(file, false, null))
                .isInstanceOfSatisfying(
                        ImportRefusal.class,
                        refusal -> assertThat(RefusalProblems.text(refusal)).contains(reason));
        assertThat(inventory.sent).isEmpty();
    }

    @Test
    void unicode_text_as_spreadsheets_save_it_is_read() {
        byte[] file = bytes("\uFEFFAsset Tag\tNotes\r\nT-1\tZoë\r\n", "UTF-16LE");
        assertThat(inventory.load(file, false, null).problems()).isEmpty();
        assertThat(registered()).containsExactly("T-1=Zoë");
    }

    @Test
    void a_line_that_is_cut_off_takes_nothing_away() {
        inventory.with("{\"assetTag\": \"T-1\", \"notes\": \"Blue\", \"status\": \"available\"}", null);
        inventory.with("{\"assetTag\": \"T-2\", \"status\": \"assigned\"}", Inventory.BARBARA);
        ImportResult result = inventory.dryRun("Asset Tag,Notes,Username\nT-1\nT-2,\nT-3\n");
        assertThat(result.problems())
                .extracting(ImportProblem::line, ImportProblem::column)
                .containsExactly(tuple(2L, "Notes"), tuple(3L, "Username"));
        assertThat(result.totals().registered()).isEqualTo(1);
    }

    @Test
    void a_sign_may_not_contradict_the_currency_of_the_call() {
        String file = "Asset Tag,Purchase Cost\nT-1,\"$1,299.00\"\n";
        assertThat(inventory.load(file, true, "EUR").problems()).hasSize(1);
        assertThat(inventory.load(file, true, "CAD").problems()).isEmpty();
    }

    private List<String> registered() {
        return inventory.sent.stream()
                .map(command -> ((RegisterEquipment) command).document())
                .map(document -> document.text("assetTag").orElseThrow() + "="
                        + document.text("notes").orElse(""))
                .toList();
    }

    private static Arguments read(String kind, String file, String... items) {
        return Arguments.of(kind, file, List.of(items));
    }

    private static Arguments bad(String kind, String file, long line, String reason) {
        return Arguments.of(kind, file, line, reason);
    }

    private static Arguments no(String kind, Object file, String reason) {
        return Arguments.of(kind, file instanceof String text ? bytes(text, "UTF-8") : file, reason);
    }

    private static byte[] bytes(String text, String charset) {
        return Objects.requireNonNull(text).getBytes(Charset.forName(charset));
    }
}
