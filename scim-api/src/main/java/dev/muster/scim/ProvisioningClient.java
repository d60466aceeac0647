package dev.muster.scim;

import dev.muster.directory.IntegrationId;
import dev.muster.directory.MessageContext;
import dev.muster.directory.TenantId;
import dev.muster.directory.integration.Scope;
import dev.muster.projections.integration.IntegrationView;
import java.util.Set;

/** Who sent this request: set by the server's authentication as a request attribute of this class's name. */
public record ProvisioningClient(MessageContext context, IntegrationView integration, Set<Scope> scopes) {
    public static final String ATTRIBUTE = "dev.muster.scim.ProvisioningClient";

    public TenantId tenant() {
        return context.tenant();
    }

    /** Whose externalIds this client sees. */
    public IntegrationId reader() {
        return integration.integration();
    }

    /** Whether users and groups are there for this client, be it only to be read. */
    public boolean seesPeople() {
        return scopes.contains(Scope.SCIM) || scopes.contains(Scope.SCIM_READ);
    }

    public boolean seesEquipment() {
        return scopes.contains(Scope.EQUIPMENT) || scopes.contains(Scope.EQUIPMENT_READ);
    }
}
