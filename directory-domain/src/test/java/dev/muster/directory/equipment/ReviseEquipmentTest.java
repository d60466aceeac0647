package dev.muster.directory.equipment;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ENTRA;
import static dev.muster.directory.equipment.EquipmentFixture.JIM;
import static dev.muster.directory.equipment.EquipmentFixture.LAPTOP;
import static dev.muster.directory.equipment.EquipmentFixture.change;
import static dev.muster.directory.equipment.EquipmentFixture.laptop;
import static dev.muster.directory.equipment.EquipmentFixture.laptopHeldBy;
import static dev.muster.directory.equipment.EquipmentFixture.laptopRegistered;
import static dev.muster.directory.equipment.EquipmentFixture.laptopWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.OwnedByAnother;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentExternalIdChanged;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class ReviseEquipmentTest {
    private final EquipmentFixture directory = new EquipmentFixture();

    @Test
    void setting_the_holder_is_a_check_out_and_no_revision() {
        directory
                .given(laptopRegistered())
                .when(replacing(body().put("holder", BARBARA.value().toString())))
                .expectEvents(laptopWith(BARBARA));
    }

    @Test
    void clearing_the_holder_is_a_return() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(replacing(body().put("holder", "")))
                .expectEvents(new EquipmentReturned(LAPTOP, BARBARA));
    }

    @Test
    void a_document_with_another_holder_is_a_return_and_a_check_out() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new ReplaceEquipment(LAPTOP, null, laptopHeldBy(JIM).with("status", text("assigned")), "e-1"))
                .expectEvents(new EquipmentReturned(LAPTOP, BARBARA), laptopWith(JIM));
    }

    @Test
    void a_document_without_a_holder_takes_the_item_back_although_the_old_status_is_echoed() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new ReplaceEquipment(LAPTOP, null, laptop("status", "assigned"), "e-1"))
                .expectEvents(new EquipmentReturned(LAPTOP, BARBARA));
    }

    @Test
    void what_comes_back_broken_is_returned_first() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(replacing(body().put("holder", "").put("status", "Repair").put("notes", "Broken hinge")))
                .expectEvents(
                        new EquipmentReturned(LAPTOP, BARBARA),
                        new EquipmentRevised(
                                LAPTOP,
                                List.of(
                                        change("status", "available", "repair"),
                                        new dev.muster.directory.document.AttributeChange(
                                                "notes", null, text("Broken hinge")))));
    }

    @Test
    void what_somebody_holds_is_assigned_and_nothing_else() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(replacing(body().put("status", "available")))
                .expectNoEvents()
                .expectException(DocumentRefusal.InvalidValue.class)
                .expectExceptionMessage(
                        "status can't be \"available\": somebody holds the item, so it is assigned; take it back first, in SCIM by clearing holder");
    }

    @Test
    void the_status_retired_retires_after_the_last_edit() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(replacing(body().put("status", "retired").put("model", "MacBook")))
                .expectEvents(
                        new EquipmentRevised(LAPTOP, List.of(change("model", "MacBook Pro 14", "MacBook"))),
                        new EquipmentRetired(LAPTOP, BARBARA));
    }

    @Test
    void a_new_tag_is_claimed_and_the_old_one_freed() {
        directory
                .given(laptopRegistered())
                .when(replacing(body().put("assetTag", "MUS-00999")))
                .expectEvents(new EquipmentRevised(LAPTOP, List.of(change("assetTag", "MUS-00142", "MUS-00999"))));
        assertThat(directory.names.isFree(UniqueNames.Kind.ASSET_TAG, "MUS-00142"))
                .isTrue();
        assertThat(directory.names.isFree(UniqueNames.Kind.ASSET_TAG, "mus-00999"))
                .isFalse();
    }

    @Test
    void a_tag_that_another_bears_is_refused() {
        directory.names.claim(UniqueNames.Kind.ASSET_TAG, "MUS-00999", EquipmentId.next(Cast.EXAMPLE));
        directory
                .given(laptopRegistered())
                .when(replacing(body().put("assetTag", "MUS-00999")))
                .expectException(EquipmentRefusal.AssetTagTaken.class);
    }

    @Test
    void the_integrations_own_name_of_it_is_no_attribute() {
        directory
                .given(laptopRegistered())
                .when(new ReplaceEquipment(LAPTOP, null, laptop(), "e-2"))
                .expectEvents(new EquipmentExternalIdChanged(LAPTOP, Cast.OKTA, "e-1", "e-2"));
    }

    @Test
    void a_document_put_back_as_it_was_adds_nothing() {
        directory
                .given(laptopRegistered(), laptopWith(BARBARA))
                .when(new ReplaceEquipment(LAPTOP, null, laptopHeldBy(BARBARA).with("status", null), "e-1"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void another_integration_may_not() {
        directory
                .given(laptopRegistered())
                .when(replacing(body().put("model", "Another")), BY_ENTRA)
                .expectException(OwnedByAnother.class);
    }

    private static StringNode text(String text) {
        return StringNode.valueOf(text);
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ReviseEquipment replacing(ObjectNode value) {
        return new ReviseEquipment(LAPTOP, null, List.of(new PatchOperation.Replace(null, value)), NoMatch.CREATE);
    }
}
