package dev.muster.directory.equipment;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.equipment.EquipmentFixture.LAPTOP;
import static dev.muster.directory.equipment.EquipmentFixture.laptop;
import static dev.muster.directory.equipment.EquipmentFixture.laptopRegistered;
import static dev.muster.directory.equipment.EquipmentFixture.laptopWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.UniqueNames;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RetireEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReturnEquipment;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import org.junit.jupiter.api.Test;

class RetireEquipmentTest {
    private final EquipmentFixture directory = new EquipmentFixture();

    @Test
    void an_item_that_was_lost_says_with_whom() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new RetireEquipment(LAPTOP, null))
                .expectEvents(new EquipmentRetired(LAPTOP, BARBARA));
    }

    @Test
    void it_is_retired_once() {
        directory
                .given(laptopRegistered(), new EquipmentRetired(LAPTOP, null))
                .when(new RetireEquipment(LAPTOP, null))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void whoever_had_it_does_not_have_it_any_more() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA), new EquipmentRetired(LAPTOP, BARBARA))
                .when(new ReturnEquipment(LAPTOP, null))
                .expectNoEvents();
    }

    @Test
    void then_nothing_about_it_changes_any_more() {
        directory
                .given(laptopRegistered(), new EquipmentRetired(LAPTOP, null))
                .when(new ReplaceEquipment(LAPTOP, null, laptop("status", "available"), "e-1"))
                .expectNoEvents()
                .expectException(EquipmentRefusal.AlreadyRetired.class);
    }

    @Test
    void but_saying_again_what_it_is_is_accepted() {
        directory
                .given(laptopRegistered(), new EquipmentRetired(LAPTOP, null))
                .when(new ReplaceEquipment(LAPTOP, null, laptop("status", null), "e-1"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_deleted_record_frees_its_tag_and_says_who_had_the_item() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new DeleteEquipment(LAPTOP, null))
                .expectEvents(new EquipmentDeleted(LAPTOP, BARBARA))
                .expectMarkedDeleted();
        assertThat(directory.names.isFree(UniqueNames.Kind.ASSET_TAG, "MUS-00142"))
                .isTrue();
    }
}
