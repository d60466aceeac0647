package dev.muster.directory.equipment;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.equipment.EquipmentFixture.LAPTOP;
import static dev.muster.directory.equipment.EquipmentFixture.laptopRegistered;
import static dev.muster.directory.equipment.EquipmentFixture.laptopWith;

import dev.muster.directory.equipment.EquipmentCommand.ReturnEquipment;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import org.junit.jupiter.api.Test;

class ReturnEquipmentTest {
    private final EquipmentFixture directory = new EquipmentFixture();

    @Test
    void the_return_says_who_had_the_item() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new ReturnEquipment(LAPTOP, null), BY_ADMIN)
                .expectEvents(new EquipmentReturned(LAPTOP, BARBARA));
    }

    @Test
    void what_lies_on_the_shelf_can_be_returned_again_without_a_trace() {
        directory
                .given(laptopRegistered())
                .when(new ReturnEquipment(LAPTOP, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }
}
