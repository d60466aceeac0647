package dev.muster.api.equipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.projections.equipment.EquipmentView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item as people see it.
 *
 * @param attributes as SCIM names them: assetTag, model, status and so on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Item(
        UUID id, ObjectNode attributes, @Nullable Holder holder, long version, Instant created, Instant lastModified) {

    record Holder(UUID id, @Nullable String name, Instant since) {}

    static Item of(EquipmentView view) {
        EquipmentView.Holder holder = view.holder();
        return new Item(
                view.equipment().value(),
                view.document().tree(),
                holder == null ? null : new Holder(holder.user().value(), holder.name(), holder.since()),
                view.version(),
                view.created(),
                view.lastModified());
    }
}
