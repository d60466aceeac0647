package dev.muster.api.equipment;

import static dev.muster.api.equipment.Inventory.A_LEAVER;
import static dev.muster.api.equipment.Inventory.BARBARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.api.equipment.ImportStep.Action;
import dev.muster.api.equipment.csv.Amount;
import dev.muster.api.equipment.csv.Day;
import dev.muster.api.equipment.csv.ImportProblem;
import dev.muster.directory.TooMuchContention;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.patch.PatchOperation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

class EquipmentImportTest {
    private static final String LAPTOP = """
            {"assetTag": "MUS-1", "model": "MacBook Pro 14", "value": 2499.00, "currency": "USD",
             "purchaseDate": "2026-01-15T09:00:00+01:00", "notes": "Blue", "status": "available"}
            """;
    private static final String HELD_LAPTOP = LAPTOP.replace("available", "assigned");

    private final Inventory inventory = new Inventory();

    @Test
    void what_is_new_is_registered_and_handed_out() {
        ImportResult result = inventory.load("""
                Asset Tag,Serial,Model,Category,Manufacturer,Status,Username,Purchase Date,Purchase Cost
                MUS-1,C02,MacBook Pro 14,Laptop,Apple,Ready to Deploy (deployed),BJensen,2026-01-15,"2,499.00"
                """, false, "USD");
        assertThat(result.problems()).isEmpty();
        assertThat(result.changes().getFirst().actions()).containsExactly(Action.REGISTER, Action.CHECK_OUT);
        assertThat(inventory.causes).containsExactly("import, line 2");
        assertThat(inventory.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        RegisterEquipment.class,
                        command -> assertThat(command.document().json())
                                .isEqualTo(
                                        "{\"assetTag\":\"MUS-1\",\"serialNumber\":\"C02\",\"model\":\"MacBook Pro 14\","
                                                + "\"manufacturer\":\"Apple\",\"category\":\"Laptop\",\"value\":2499.00,\"currency\":\"USD\","
                                                + "\"purchaseDate\":\"2026-01-15T00:00:00Z\",\"holder\":{\"value\":\""
                                                + BARBARA.value()
                                                + "\"}}"));
    }

    @Test
    void what_is_so_already_is_left_alone() {
        inventory.with(HELD_LAPTOP, BARBARA);
        ImportResult result = inventory.load("""
                Asset Tag,Model,Status,Email,Purchase Date,Purchase Cost,Currency,Notes
                MUS-1,MacBook Pro 14,Deployed,bjensen@example.com,2026-01-15,2499,usd,Blue
                """, false, null);
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(result.changes()).isEmpty();
        assertThat(result.problems()).isEmpty();
        assertThat(inventory.sent).isEmpty();
    }

    @Test
    void what_differs_is_one_command_for_the_line() {
        inventory.with(HELD_LAPTOP, BARBARA);
        ImportResult result = inventory.load("""
                Asset Tag,Model,Status,Username,Notes
                mus-1,MacBook Pro 16,Out for Repair,,
                """, false, null);
        assertThat(result.changes().getFirst().actions()).containsExactly(Action.RETURN, Action.REVISE);
        assertThat(result.changes().getFirst().differences())
                .extracting(ImportStep.Difference::attribute)
                .containsExactly("assetTag", "model", "notes", "status", "holder");
        assertThat(inventory.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        ReviseEquipment.class,
                        command -> assertThat(((PatchOperation.Replace)
                                                command.operations().getFirst())
                                        .value())
                                .hasToString("{\"assetTag\":\"mus-1\",\"model\":\"MacBook Pro 16\",\"notes\":null,"
                                        + "\"status\":\"repair\",\"holder\":\"\"}"));
    }

    @Test
    void a_dry_run_says_the_same_and_sends_nothing() {
        String csv = "Asset Tag,Username\nMUS-1,jsmith\nMUS-2,\nMUS-3,nobody\n";
        inventory.with(HELD_LAPTOP, BARBARA);
        ImportResult dry = inventory.dryRun(csv);
        assertThat(inventory.sent).isEmpty();
        ImportResult real = inventory.load(csv, false, null);
        assertThat(inventory.sent).hasSize(2);
        assertThat(real.changes()).isEqualTo(dry.changes());
        assertThat(real.totals()).isEqualTo(dry.totals()).isEqualTo(new ImportResult.Totals(1, 0, 1, 1, 0, 1));
    }

    @Test
    void every_bad_line_is_named_with_its_column_its_value_and_its_cure() {
        ImportResult result = inventory.dryRun("""
                Asset Tag,Purchase Cost,Purchased,Username,E-mail,Checked Out To
                T-2,"1,299",04/05/2026,bjensen,,
                ,5.00,,,,
                T-4,,,bjensen,,,Oslo
                T-5,,,leaver,,
                T-6,,,,office@example.com,
                T-7,,,jsmith,bjensen@example.com,
                T-8,,,,,Babs Jensen
                T-9,,,,,
                t-9,,,,,
                T-11,$5.00,,,,
                T-12,5.00 EURO,,,,
                """);
        assertThat(result.problems())
                .extracting(ImportProblem::line, ImportProblem::column, ImportProblem::value, ImportProblem::reason)
                .containsExactly(
                        tuple(2L, "Purchase Cost", "1,299", Amount.CURE),
                        tuple(2L, "Purchased", "04/05/2026", Day.CURE),
                        tuple(3L, "Asset Tag", "", "the line has no asset tag"),
                        tuple(
                                4L,
                                null,
                                null,
                                "the line has 7 cells and the header has 6: look for a separator or a quote that is missing"
                                        + " or too many"),
                        tuple(
                                5L,
                                "Username",
                                "leaver",
                                "the user is deactivated, and a deactivated user is given nothing"),
                        tuple(
                                6L,
                                "E-mail",
                                "office@example.com",
                                "2 users have this e-mail address; name the holder by userName"),
                        tuple(
                                7L,
                                "Username",
                                "jsmith",
                                "the username and the e-mail address of this line are those of different users"),
                        tuple(
                                8L,
                                "Checked Out To",
                                "Babs Jensen",
                                "no user has this name; add a column Username with the holder's userName or e-mail address"),
                        tuple(10L, "Asset Tag", "t-9", "line 9 has the same asset tag"),
                        tuple(
                                11L,
                                "Purchase Cost",
                                "$5.00",
                                "'$' is the sign of several currencies: name the one, say ?currency=USD"),
                        tuple(12L, "Purchase Cost", "5.00 EURO", Amount.CURE));
        assertThat(result.changes()).extracting(ImportResult.Change::line).containsExactly(9L);
        assertThat(result.totals().bad()).isEqualTo(10);
        assertThat(result.lines()).isEqualTo(11);
    }

    @Test
    void what_the_directory_would_refuse_is_found_in_the_dry_run() {
        ImportResult result = inventory.dryRun("Asset Tag,Cost,Currency\nT-2,9999999999999,EUR\nT-3,5,Euros\n");
        assertThat(result.problems())
                .extracting(ImportProblem::line, ImportProblem::column)
                .containsExactly(tuple(2L, "Cost"), tuple(3L, "Currency"));
    }

    @Test
    void a_leaver_keeps_what_the_file_says_they_have() {
        inventory.with(HELD_LAPTOP, A_LEAVER);
        ImportResult result = inventory.dryRun("Asset Tag,Username\nMUS-1,leaver\n");
        assertThat(result.problems()).isEmpty();
        assertThat(result.unchanged()).isEqualTo(1);
    }

    @Test
    void an_item_goes_to_nobody_by_a_name_that_its_holder_had_before_them() {
        inventory.with(HELD_LAPTOP, A_LEAVER);
        assertThat(inventory.dryRun("Asset Tag,Username\nMUS-1,jsmith\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.value()).isEqualTo("jsmith");
                    assertThat(problem.reason()).contains("had this name before");
                    assertThat(problem.candidates()).hasSize(1);
                });
        inventory.with(LAPTOP, null);
        assertThat(inventory
                        .dryRun("Asset Tag,Username\nMUS-1,jsmith\n")
                        .totals()
                        .checkedOut())
                .isEqualTo(1);
    }

    @Test
    void the_holder_is_named_who_gets_the_item_and_not_the_name_that_nobody_has() {
        ImportResult result = inventory.dryRun("Asset Tag,Username,Email\nMUS-1,nobody,bjensen@example.com\n");
        assertThat(result.changes().getFirst().holder()).isEqualTo("bjensen");
    }

    @ParameterizedTest
    @CsvSource({
        "location, Ready to Deploy, deployed",
        "asset, Deployed (deployed), deployed",
        "location, Broken, Broken",
        "user, Ready to Deploy, available"
    })
    void what_is_out_but_with_no_person_has_no_holder(String type, String label, String status) {
        inventory.with(LAPTOP.replace("available", "anything"), null);
        ImportResult result = inventory.dryRun("Asset Tag,Checked Out To,Type,Status\nMUS-1,%s,%s,%s\n"
                .formatted(type.equals("user") ? "" : "Oslo", type, label));
        assertThat(result.problems()).isEmpty();
        assertThat(result.changes().getFirst().differences())
                .singleElement()
                .satisfies(difference ->
                        assertThat(String.valueOf(difference.after())).isEqualTo("\"" + status + "\""));
    }

    @Test
    void what_was_archived_is_retired_once() {
        String archived = "Asset Tag,Status,Username\nMUS-1,Archived,bjensen\n";
        inventory.with(HELD_LAPTOP, BARBARA);
        ImportResult retired = inventory.dryRun(archived);
        assertThat(retired.changes()).singleElement().satisfies(change -> {
            assertThat(change.actions()).containsExactly(Action.RETURN, Action.RETIRE);
            assertThat(change.differences())
                    .extracting(
                            ImportStep.Difference::attribute,
                            each -> String.valueOf(each.before()),
                            each -> String.valueOf(each.after()))
                    .containsExactly(
                            tuple("status", "\"assigned\"", "\"retired\""), tuple("holder", "\"somebody\"", "null"));
        });
        assertThat(retired.warnings())
                .extracting(ImportProblem::column, ImportProblem::value)
                .containsExactly(tuple("Status", "retired"));
        inventory.with(LAPTOP.replace("available", "retired"), null);
        assertThat(inventory.dryRun(archived).unchanged()).isEqualTo(1);
    }

    @Test
    void a_status_that_a_held_item_cannot_have_is_told() {
        inventory.with(HELD_LAPTOP, BARBARA);
        ImportResult result =
                inventory.dryRun("Asset Tag,Status,Username\nMUS-1,Lost,\"bjensen\"\nMUS-2,Lost,jsmith\n");
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(result.warnings())
                .extracting(ImportProblem::line, ImportProblem::column, ImportProblem::value)
                .containsExactly(tuple(2L, "Status", "Lost"), tuple(3L, "Status", "Lost"));
    }

    @Test
    void all_that_a_new_item_gets_is_among_its_differences() {
        ImportResult result = inventory.dryRun("""
                Asset Tag,Model,Status,Username,Checkout Date
                MUS-1,Monitor,Out for Repair,,
                MUS-2,Monitor,,bjensen,2026-01-15
                """);
        assertThat(result.changes())
                .extracting(change -> change.differences().stream()
                        .map(each -> each.attribute() + " " + each.after())
                        .toList())
                .containsExactly(
                        List.of("assetTag \"MUS-1\"", "model \"Monitor\"", "status \"repair\""),
                        List.of(
                                "assetTag \"MUS-2\"",
                                "model \"Monitor\"",
                                "holder \"Barbara Jensen\"",
                                "holder.since \"2026-01-15\""));
    }

    @Test
    void what_is_retired_does_not_come_back_by_a_file() {
        inventory.with(LAPTOP.replace("available", "retired"), null);
        ImportResult result = inventory.dryRun("Asset Tag,Status\nMUS-1,Ready to Deploy\n");
        assertThat(result.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .isEqualTo("the item is retired, so nothing about it changes; take the line out of the file"));
    }

    @Test
    void a_refusal_in_the_end_stops_its_own_line_only() {
        inventory.refusing(new TooMuchContention());
        ImportResult result = inventory.load("Asset Tag\nT-1\nT-2\n", false, null);
        assertThat(result.changes()).isEmpty();
        assertThat(result.problems()).extracting(ImportProblem::line).containsExactly(2L, 3L);
    }

    @Test
    void a_name_is_enough_where_one_person_has_it() {
        ImportResult result = inventory.load("Asset Tag,Checked Out To\nT-1,Barbara\u00A0Jensen\n", false, null);
        assertThat(result.problems()).isEmpty();
        assertThat(inventory.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        RegisterEquipment.class,
                        command -> assertThat(command.document().text("holder", "value"))
                                .contains(BARBARA.value().toString()));
    }

    @Test
    void where_several_people_have_a_name_the_line_names_them() {
        ImportResult result = inventory.dryRun("Asset Tag,Checked Out To\nT-1,Jim Smith\n");
        assertThat(result.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason())
                    .isEqualTo("2 users have this name; add a column Username with the userName of the one");
            assertThat(problem.candidates())
                    .extracting(ImportProblem.Candidate::userName, ImportProblem.Candidate::active)
                    .containsExactly(tuple("jsmith", true), tuple("leaver", false));
        });
    }

    @Test
    void whoever_has_it_and_is_called_so_still_has_it() {
        inventory.with(HELD_LAPTOP, A_LEAVER);
        ImportResult result = inventory.dryRun("Asset Tag,Checked Out To\nMUS-1,Jim Smith\n");
        assertThat(result.problems()).isEmpty();
        assertThat(result.unchanged()).isEqualTo(1);
    }

    @Test
    void depreciation_is_left_out_where_the_cost_is_there() {
        ImportResult result = inventory.load("""
                ID,Asset Tag,Purchase Date,Purchase Cost,Status,Value,Diff,Checked Out To: Username
                1,E17-1,2025-12-31,"2,499.00",Ready to Deploy (deployed),"1,874.25","624.75",bjensen
                """, false, "USD");
        assertThat(result.problems()).isEmpty();
        assertThat(result.ignoredColumns()).containsExactly("ID", "Value", "Diff");
        assertThat(inventory.sent)
                .singleElement()
                .isInstanceOfSatisfying(
                        RegisterEquipment.class,
                        command -> assertThat(command.document().value("value"))
                                .hasValueSatisfying(value ->
                                        assertThat(value.decimalValue()).isEqualByComparingTo("2499")));
    }

    @Test
    void the_date_of_the_check_out_is_since_when_it_is_held() {
        String file = "Asset Tag,Username,Checkout Date\nMUS-1,bjensen,2026-01-15 09:30:00\n";
        inventory.load(file, false, null);
        assertThat(((RegisterEquipment) inventory.sent.getLast()).since()).isEqualTo("2026-01-15");

        inventory.with(HELD_LAPTOP, BARBARA); // as of an import that did not read the date
        ImportResult dated = inventory.load(file, false, null);
        assertThat(dated.changes().getFirst().actions()).containsExactly(Action.REVISE);
        assertThat(dated.changes().getFirst().differences())
                .containsExactly(new ImportStep.Difference("holder.since", null, StringNode.valueOf("2026-01-15")));
        assertThat(((ReviseEquipment) inventory.sent.getLast()).since()).isEqualTo("2026-01-15");

        inventory.with(HELD_LAPTOP, BARBARA, LocalDate.of(2026, 1, 15));
        assertThat(inventory.dryRun(file).unchanged()).isEqualTo(1);
        inventory.with(LAPTOP, null);
        assertThat(inventory
                        .dryRun("Asset Tag,Username,Checkout Date\nMUS-1,,2026-01-15\n")
                        .unchanged())
                .as("the date stays there when an item has come back")
                .isEqualTo(1);
    }

    @Test
    void nothing_is_checked_out_in_the_future_and_before_it_was_bought_is_odd() {
        ImportResult result = inventory.dryRun("""
                Asset Tag,Username,Checkout Date,Purchase Date
                T-1,bjensen,2026-11-19,
                T-2,bjensen,2026-01-14,2026-01-15
                T-3,bjensen,04/05/2026,
                """);
        assertThat(result.problems())
                .extracting(ImportProblem::line, ImportProblem::column, ImportProblem::reason)
                .containsExactly(tuple(2L, "Checkout Date", Day.SINCE_CURE), tuple(4L, "Checkout Date", Day.CURE));
        assertThat(result.warnings())
                .extracting(ImportProblem::line, ImportProblem::reason)
                .containsExactly(tuple(3L, "the item was checked out before it was bought, on 2026-01-15"));
        assertThat(result.changes()).hasSize(1);
    }

    @Test
    void of_very_many_changes_the_first_are_listed_and_all_are_counted() {
        StringBuilder file = new StringBuilder("Asset Tag\n");
        for (int i = 0; i < 10_001; i++) file.append("T-").append(i).append('\n');
        ImportResult result = inventory.dryRun(file.toString());
        assertThat(result.changes()).hasSize(10_000);
        assertThat(result.moreChanges()).isEqualTo(1);
        assertThat(result.totals().registered()).isEqualTo(10_001);
    }
}
