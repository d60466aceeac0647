package dev.muster.projections.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.IntegrationId;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The items of a tenant, as they are now. */
public interface EquipmentItems {
    /** @param reader whose externalId is shown; null for people */
    Optional<EquipmentView> find(EquipmentId item, @Nullable IntegrationId reader);

    Optional<EquipmentView> byAssetTag(TenantId tenant, String assetTag);

    /** Those items that exist, by their folded tags. */
    Map<String, EquipmentView> byAssetTags(TenantId tenant, Collection<String> assetTags);

    /** What that person has, by asset tag; a deleted person may have something too. */
    List<EquipmentView> heldBy(UserId holder);

    /** By id, which is by age, the first ones behind that item. */
    List<EquipmentView> after(TenantId tenant, @Nullable EquipmentId item, int count);
}
