package dev.muster.eventstore;

import dev.muster.directory.equipment.EquipmentEvent;
import dev.muster.directory.extension.ExtensionEvent;
import dev.muster.directory.group.GroupEvent;
import dev.muster.directory.integration.IntegrationEvent;
import dev.muster.directory.role.RoleEvent;
import dev.muster.directory.tenant.TenantEvent;
import dev.muster.directory.user.UserEvent;
import java.util.List;

/** Everything that can have happened: the sealed families whose leaves are stored. */
public final class EventFamilies {
    public static final List<Class<?>> ALL = List.of(
            TenantEvent.class,
            IntegrationEvent.class,
            UserEvent.class,
            GroupEvent.class,
            RoleEvent.class,
            EquipmentEvent.class,
            ExtensionEvent.class);

    private EventFamilies() {}
}
