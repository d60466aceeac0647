package dev.muster.directory.equipment;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ENTRA;
import static dev.muster.directory.equipment.EquipmentFixture.A_LEAVER;
import static dev.muster.directory.equipment.EquipmentFixture.A_STRANGER;
import static dev.muster.directory.equipment.EquipmentFixture.JIM;
import static dev.muster.directory.equipment.EquipmentFixture.LAPTOP;
import static dev.muster.directory.equipment.EquipmentFixture.laptopRegistered;
import static dev.muster.directory.equipment.EquipmentFixture.laptopWith;

import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.equipment.EquipmentCommand.CheckOutEquipment;
import dev.muster.directory.equipment.EquipmentCommand.PassOnEquipment;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckOutEquipmentTest {
    private final EquipmentFixture directory = new EquipmentFixture();

    @Test
    void an_item_on_the_shelf_goes_to_its_holder() {
        directory
                .given(laptopRegistered())
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA))
                .expectEvents(laptopWith(BARBARA));
    }

    @Test
    void from_one_holder_to_the_next_it_is_returned_in_between() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new CheckOutEquipment(LAPTOP, null, JIM))
                .expectEvents(new EquipmentReturned(LAPTOP, BARBARA), laptopWith(JIM));
    }

    @Test
    void handing_it_to_whoever_has_it_adds_nothing_to_history() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void the_day_is_on_record_where_somebody_says_it_and_may_be_put_right() {
        LocalDate day = LocalDate.of(2026, 1, 15);
        directory
                .given(laptopRegistered())
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA, day))
                .expectEvents(new EquipmentCheckedOut(LAPTOP, BARBARA, day));
        directory
                .given(laptopRegistered(), new EquipmentCheckedOut(LAPTOP, BARBARA, day))
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA, day))
                .expectNoEvents();
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA, day))
                .expectEvents(new EquipmentCheckOutRedated(LAPTOP, BARBARA, null, day));
    }

    @Test
    void a_deactivated_user_is_given_nothing() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new CheckOutEquipment(LAPTOP, null, A_LEAVER))
                .expectNoEvents()
                .expectException(EquipmentRefusal.HolderInactive.class);
    }

    @Test
    void nobody_is_given_anything_who_is_no_user() {
        directory
                .given(laptopRegistered())
                .when(new CheckOutEquipment(LAPTOP, null, A_STRANGER))
                .expectException(EquipmentRefusal.NoSuchHolder.class);
    }

    @Test
    void what_is_retired_is_handed_to_nobody() {
        directory
                .given(laptopRegistered(), new EquipmentRetired(LAPTOP, null))
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA))
                .expectException(EquipmentRefusal.AlreadyRetired.class);
    }

    @Test
    void another_integration_may_not() {
        directory
                .given(laptopRegistered())
                .when(new CheckOutEquipment(LAPTOP, null, BARBARA), BY_ENTRA)
                .expectException(OwnedByAnother.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-15, 2026-01-15", ", 2026-10-01"})
    void whoever_takes_anothers_place_has_had_it_since_it_was_given(@Nullable LocalDate said, LocalDate since) {
        directory
                .given(laptopRegistered(), new EquipmentCheckedOut(LAPTOP, BARBARA, said))
                .when(new PassOnEquipment(LAPTOP, BARBARA, JIM))
                .expectEvents(new EquipmentReturned(LAPTOP, BARBARA), new EquipmentCheckedOut(LAPTOP, JIM, since));
    }
}
