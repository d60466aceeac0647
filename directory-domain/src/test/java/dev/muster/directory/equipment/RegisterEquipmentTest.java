package dev.muster.directory.equipment;

import static dev.muster.directory.Cast.BARBARA;
import static dev.muster.directory.Cast.BY_ADMIN;
import static dev.muster.directory.equipment.EquipmentFixture.A_LEAVER;
import static dev.muster.directory.equipment.EquipmentFixture.LAPTOP;
import static dev.muster.directory.equipment.EquipmentFixture.laptop;
import static dev.muster.directory.equipment.EquipmentFixture.laptopHeldBy;
import static dev.muster.directory.equipment.EquipmentFixture.laptopRegistered;
import static dev.muster.directory.equipment.EquipmentFixture.laptopWith;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Cast;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.UniqueNames;
import dev.muster.directory.document.Document;
import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.DecimalNode;

class RegisterEquipmentTest {
    private final EquipmentFixture directory = new EquipmentFixture();

    @Test
    void a_new_item_belongs_to_the_integration_that_sent_it() {
        directory.when(new RegisterEquipment(LAPTOP, laptop(), "e-1")).expectEvents(laptopRegistered());
    }

    @Test
    void an_item_registered_by_a_person_belongs_to_no_integration() {
        directory
                .when(new RegisterEquipment(LAPTOP, laptop("status", null), null), BY_ADMIN)
                .expectEvents(new EquipmentRegistered(LAPTOP, null, laptop(), null));
    }

    @Test
    void an_item_that_comes_with_a_holder_is_checked_out_at_once() {
        directory
                .when(new RegisterEquipment(LAPTOP, laptopHeldBy(BARBARA), "e-1"))
                .expectEvents(laptopRegistered(), laptopWith(BARBARA));
    }

    @Test
    void a_leaver_is_given_nothing_and_the_item_is_not_registered_either() {
        directory
                .when(new RegisterEquipment(LAPTOP, laptopHeldBy(A_LEAVER), null))
                .expectNoEvents()
                .expectException(EquipmentRefusal.HolderInactive.class);
    }

    @Test
    void what_was_scrapped_long_ago_can_still_be_put_on_record() {
        directory
                .when(new RegisterEquipment(LAPTOP, laptop("status", "Retired"), "e-1"))
                .expectEvents(laptopRegistered(), new EquipmentRetired(LAPTOP, null));
    }

    /** A replay gives such a tag to an item that was erased: see docs/decisions/0049. */
    @Test
    void a_tag_of_erased_items_is_taken() {
        directory
                .when(new RegisterEquipment(LAPTOP, laptop("assetTag", "erased-" + UUID.randomUUID()), null))
                .expectNoEvents()
                .expectException(EquipmentRefusal.AssetTagTaken.class);
    }

    @Test
    void a_tag_that_another_item_bears_in_other_letters_is_taken() {
        directory.names.release(UniqueNames.Kind.ASSET_TAG, "MUS-00142", LAPTOP);
        directory.names.claim(UniqueNames.Kind.ASSET_TAG, "mus-00142", EquipmentId.next(Cast.EXAMPLE));
        directory
                .when(new RegisterEquipment(LAPTOP, laptop(), null))
                .expectNoEvents()
                .expectException(EquipmentRefusal.AssetTagTaken.class);
    }

    @ParameterizedTest
    @CsvSource({
        "status, assigned, 'status can''t be \"assigned\": nobody holds the item; check it out first, in SCIM by setting holder.value to the id of a user'",
        "currency, Euro, 'currency can''t be \"Euro\": it must be a code of three letters such as EUR'",
        "currency, ZZZ, 'currency can''t be \"ZZZ\": it must be a code of ISO 4217 such as EUR'",
        "purchaseDate, 0026-01-15T00:00:00Z, 'purchaseDate can''t be \"0026-01-15T00:00:00Z\": its year must lie between 1900 and 9999'",
        "purchaseDate, +12026-01-15T00:00:00Z, 'purchaseDate can''t be \"+12026-01-15T00:00:00Z\": its year must lie between 1900 and 9999'"
    })
    void what_cannot_be_is_refused_with_its_cure(String attribute, String value, String fact) {
        refused(laptop(attribute, value), fact);
    }

    @ParameterizedTest
    @CsvSource({"-1", "0.001", "1000000000000", "1e60"})
    void an_amount_that_nobody_pays_is_refused(String amount) {
        Document document = laptop().with("value", DecimalNode.valueOf(new java.math.BigDecimal(amount)));
        refused(document, null);
    }

    @Test
    void a_tag_longer_than_any_label_is_refused() {
        directory
                .when(new RegisterEquipment(LAPTOP, laptop("assetTag", "M".repeat(201)), null))
                .expectException(DocumentRefusal.TooLarge.class);
    }

    private void refused(Document document, @org.jspecify.annotations.Nullable String fact) {
        var result = directory
                .when(new RegisterEquipment(LAPTOP, document, null))
                .expectNoEvents()
                .expectException(DocumentRefusal.InvalidValue.class);
        if (fact != null) result.expectExceptionMessage(fact);
        assertThat(directory.names.isFree(UniqueNames.Kind.ASSET_TAG, "MUS-00143"))
                .isTrue();
    }
}
