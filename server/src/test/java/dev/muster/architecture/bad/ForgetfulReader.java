package dev.muster.architecture.bad;

import dev.muster.directory.event.IgnoredEvents;
import dev.muster.directory.role.RoleEvent.RoleDeleted;
import dev.muster.directory.tenant.TenantEvent.TenantOpened;
import org.axonframework.eventhandling.EventHandler;

/** Forgets that tenants are renamed, and ignores what it handles and what is no business of its own. */
@IgnoredEvents({TenantOpened.class, RoleDeleted.class})
public class ForgetfulReader {
    @EventHandler
    void on(TenantOpened event) {}
}
