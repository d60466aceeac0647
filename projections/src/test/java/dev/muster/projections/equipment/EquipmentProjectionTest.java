package dev.muster.projections.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.document.AttributeChange;
import dev.muster.directory.document.Document;
import dev.muster.directory.equipment.EquipmentEvent;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentExternalIdChanged;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import dev.muster.directory.user.UserEvent.UserDeleted;
import dev.muster.directory.user.UserEvent.UserProvisioned;
import dev.muster.projections.ProjectedDirectory;
import dev.muster.projections.user.UserProjection;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.StringNode;

class EquipmentProjectionTest {
    private static final TenantId EXAMPLE = TenantId.next();
    private static final IntegrationId OKTA = IntegrationId.next(EXAMPLE);
    private static final EquipmentId LAPTOP = EquipmentId.next(EXAMPLE);
    private static final UserId BARBARA = UserId.next(EXAMPLE);
    private static final Instant MONDAY = Instant.parse("2026-11-16T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-17T09:00:00Z");
    private static final Document DOCUMENT = Document.parse("""
            {"assetTag": "MUS-00142", "serialNumber": "C02XK1ABJGH5", "model": "MacBook Pro 14", "category": "Laptop",
             "value": 2499.00, "currency": "USD", "purchaseDate": "2026-01-15T23:30:00-08:00", "status": "available"}
            """);

    private final ProjectedDirectory directory = new ProjectedDirectory();
    private final EquipmentProjection projection = new EquipmentProjection(directory.writer);
    private final EquipmentItems equipment = new JdbcEquipment(directory.jdbc);

    @AfterEach
    void drop() {
        directory.close();
    }

    @Test
    void a_registered_item_is_found_by_its_tag_in_any_case() {
        happened(registered(), MONDAY);
        EquipmentView laptop = byTag("mus-00142").orElseThrow();
        assertThat(laptop).isEqualTo(new EquipmentView(LAPTOP, OKTA, laptop.document(), null, null, 0, MONDAY, MONDAY));
        assertThat(laptop.document()).isEqualTo(DOCUMENT);
        assertThat(find(OKTA).externalId()).isEqualTo("e-1");
        assertThat(row())
                .containsEntry("asset_tag_folded", "mus-00142")
                .containsEntry("serial_number", "C02XK1ABJGH5")
                .containsEntry("value", new BigDecimal("2499.00"))
                .containsEntry("purchase_date", Date.valueOf("2026-01-15"))
                .containsEntry("status", "available");
    }

    @Test
    void a_revision_changes_what_it_names_and_leaves_the_rest() {
        happened(registered(), MONDAY);
        happened(
                new EquipmentRevised(
                        LAPTOP,
                        List.of(
                                new AttributeChange("assetTag", text("MUS-00142"), text("MUS-7")),
                                new AttributeChange("category", text("Laptop"), null),
                                new AttributeChange("value", null, DecimalNode.valueOf(new BigDecimal("0.5"))),
                                new AttributeChange("status", text("available"), text("Repair")),
                                new AttributeChange("notes", null, text("Broken hinge")))),
                TUESDAY);
        assertThat(row())
                .containsEntry("asset_tag", "MUS-7")
                .containsEntry("asset_tag_folded", "mus-7")
                .containsEntry("category", null)
                .containsEntry("category_folded", null)
                .containsEntry("model", "MacBook Pro 14")
                .containsEntry("model_folded", "macbook pro 14")
                .containsEntry("value", new BigDecimal("0.50"))
                .containsEntry("status", "Repair")
                .containsEntry("status_folded", "repair");
        EquipmentView laptop = find(OKTA);
        assertThat(laptop.document().text("notes")).contains("Broken hinge");
        assertThat(laptop.document().text("status")).contains("Repair");
        assertThat(laptop.document().text("category")).isEmpty();
        assertThat(laptop.version()).isEqualTo(1);
        assertThat(laptop.lastModified()).isEqualTo(TUESDAY);
        assertThat(byTag("MUS-00142")).isEmpty();
    }

    @Test
    void an_item_is_with_its_holder_from_the_check_out_to_the_return() {
        provisionBarbara();
        happened(registered(), MONDAY);
        happened(new EquipmentCheckedOut(LAPTOP, BARBARA), TUESDAY);
        assertThat(find(OKTA).holder()).isEqualTo(new EquipmentView.Holder(BARBARA, "Babs Jensen", TUESDAY, null));
        assertThat(find(OKTA).status()).isEqualTo("assigned");
        assertThat(heldByBarbara()).extracting(EquipmentView::equipment).containsExactly(LAPTOP);

        happened(new EquipmentReturned(LAPTOP, BARBARA), TUESDAY);
        assertThat(find(OKTA).holder()).isNull();
        assertThat(find(OKTA).status()).isEqualTo("available");
        assertThat(heldByBarbara()).isEmpty();
    }

    @Test
    void the_day_that_was_said_is_since_when_it_is_held() {
        LocalDate january = LocalDate.of(2026, 1, 15);
        happened(registered(), MONDAY);
        happened(new EquipmentCheckedOut(LAPTOP, BARBARA, january), TUESDAY);
        assertThat(holder().since()).isEqualTo("2026-01-15T00:00:00Z");
        happened(new EquipmentCheckOutRedated(LAPTOP, BARBARA, january, january.plusDays(1)), TUESDAY);
        assertThat(holder().day()).isEqualTo("2026-01-16");
        happened(new EquipmentReturned(LAPTOP, BARBARA), TUESDAY);
        happened(new EquipmentCheckedOut(LAPTOP, BARBARA), TUESDAY);
        assertThat(holder().since()).isEqualTo(TUESDAY);
    }

    @Test
    void whoever_was_deleted_still_has_the_item_and_their_name() {
        UserProjection users = provisionBarbara();
        happened(registered(), MONDAY);
        happened(new EquipmentCheckedOut(LAPTOP, BARBARA), MONDAY);
        directory.happened(users, BARBARA, new UserDeleted(BARBARA), TUESDAY, "muster");
        assertThat(find(OKTA).holder()).isEqualTo(new EquipmentView.Holder(BARBARA, "Babs Jensen", MONDAY, null));
    }

    @Test
    void what_is_retired_stays_on_record_with_nobody() {
        happened(registered(), MONDAY);
        happened(new EquipmentCheckedOut(LAPTOP, BARBARA), MONDAY);
        happened(new EquipmentRetired(LAPTOP, BARBARA), TUESDAY);
        assertThat(find(OKTA).status()).isEqualTo("retired");
        assertThat(find(OKTA).holder()).isNull();
    }

    @Test
    void what_is_deleted_is_gone_with_its_names() {
        happened(registered(), MONDAY);
        happened(new EquipmentExternalIdChanged(LAPTOP, OKTA, "e-1", "e-2"), MONDAY);
        assertThat(find(OKTA).externalId()).isEqualTo("e-2");
        happened(new EquipmentDeleted(LAPTOP, null), TUESDAY);
        assertThat(byTag("MUS-00142")).isEmpty();
        assertThat(count("external_id")).isZero();
    }

    @Test
    void another_tenant_sees_nothing_of_it() {
        happened(registered(), MONDAY);
        TenantId other = TenantId.next();
        EquipmentId sameNumber = new EquipmentId(other, LAPTOP.value());
        assertThat(directory.within(other, () -> equipment.find(sameNumber, null)))
                .isEmpty();
        assertThat(directory.within(other, () -> equipment.find(LAPTOP, null)))
                .as("even where a condition names the wrong tenant")
                .isEmpty();
    }

    @Test
    void the_items_are_walked_by_age() {
        happened(registered(), MONDAY);
        EquipmentId phone = EquipmentId.next(EXAMPLE);
        Document document = DOCUMENT.with("assetTag", text("MUS-00518"));
        directory.happened(projection, phone, new EquipmentRegistered(phone, null, document, null), TUESDAY, "muster");
        assertThat(directory.within(EXAMPLE, () -> equipment.after(EXAMPLE, null, 10)))
                .extracting(EquipmentView::equipment)
                .containsExactly(LAPTOP, phone);
        assertThat(directory.within(EXAMPLE, () -> equipment.after(EXAMPLE, LAPTOP, 10)))
                .extracting(EquipmentView::equipment)
                .containsExactly(phone);
    }

    private UserProjection provisionBarbara() {
        UserProjection users = new UserProjection(directory.writer);
        Document barbara = Document.parse("{\"userName\": \"bjensen\", \"displayName\": \"Babs Jensen\"}");
        directory.happened(users, BARBARA, new UserProvisioned(BARBARA, OKTA, barbara, null), MONDAY, "muster");
        return users;
    }

    private void happened(EquipmentEvent event, Instant at) {
        directory.happened(projection, event.equipment(), event, at, "muster");
    }

    private static EquipmentRegistered registered() {
        return new EquipmentRegistered(LAPTOP, OKTA, DOCUMENT, "e-1");
    }

    private EquipmentView find(IntegrationId reader) {
        return directory.within(EXAMPLE, () -> equipment.find(LAPTOP, reader)).orElseThrow();
    }

    private EquipmentView.Holder holder() {
        return Objects.requireNonNull(find(OKTA).holder());
    }

    private Optional<EquipmentView> byTag(String tag) {
        return directory.within(EXAMPLE, () -> equipment.byAssetTag(EXAMPLE, tag));
    }

    private List<EquipmentView> heldByBarbara() {
        return directory.within(EXAMPLE, () -> equipment.heldBy(BARBARA));
    }

    private Map<String, @Nullable Object> row() {
        return directory.within(
                EXAMPLE,
                () -> directory.jdbc.queryForMap(
                        "select * from equipment_view where tenant_id = ? and equipment_id = ?",
                        EXAMPLE.value(),
                        LAPTOP.value()));
    }

    private long count(String table) {
        Long rows = directory.within(
                EXAMPLE, () -> directory.jdbc.queryForObject("select count(*) from " + table, Long.class));
        return rows == null ? 0 : rows;
    }

    private static StringNode text(String text) {
        return StringNode.valueOf(text);
    }
}
