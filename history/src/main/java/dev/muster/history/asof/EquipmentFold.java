package dev.muster.history.asof;

import dev.muster.directory.UserId;
import dev.muster.directory.document.Document;
import dev.muster.directory.equipment.EquipmentEvent;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckOutRedated;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentCheckedOut;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentDeleted;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentExternalIdChanged;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentHandedOver;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRegistered;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRetired;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentReturned;
import dev.muster.directory.equipment.EquipmentEvent.EquipmentRevised;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

final class EquipmentFold implements ResourceFold {
    private Document document = Document.EMPTY;
    private @Nullable String externalId;
    private @Nullable UserId holder;
    private Instant since = Instant.EPOCH;
    private Instant now = Instant.EPOCH;
    private boolean deleted;

    @Override
    public void on(Object happened, Instant at) {
        now = at;
        on(happened);
    }

    @Override
    public void on(Object happened) {
        if (!(happened instanceof EquipmentEvent event)) throw new IllegalArgumentException("No item's: " + happened);
        switch (event) {
            case EquipmentRegistered registered -> {
                document = registered.document();
                externalId = registered.externalId();
            }
            case EquipmentRevised revised -> document = document.apply(revised.changes());
            case EquipmentExternalIdChanged changed -> externalId = changed.after();
            case EquipmentHandedOver ignored -> externalId = null;
            case EquipmentCheckedOut handed -> {
                heldBy(handed.holder(), "assigned");
                since = handed.since() == null ? now : beginningOf(handed.since());
            }
            case EquipmentCheckOutRedated redated -> since = beginningOf(redated.after());
            case EquipmentReturned ignored -> heldBy(null, "available");
            case EquipmentRetired ignored -> heldBy(null, "retired");
            case EquipmentDeleted ignored -> deleted = true;
        }
    }

    private static Instant beginningOf(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private void heldBy(@Nullable UserId newHolder, String status) {
        holder = newHolder;
        document = document.with("status", StringNode.valueOf(status));
    }

    @Override
    public boolean isDeleted() {
        return deleted;
    }

    @Override
    public ObjectNode resource() {
        ObjectNode resource = document.tree();
        if (externalId != null) resource.put("externalId", externalId);
        if (holder != null)
            resource.putObject("holder")
                    .put("value", holder.value().toString())
                    .put("since", since.truncatedTo(ChronoUnit.SECONDS).toString());
        return resource;
    }
}
