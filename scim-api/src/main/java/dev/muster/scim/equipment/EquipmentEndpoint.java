package dev.muster.scim.equipment;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.resource.ResourceEndpoint;
import dev.muster.scim.resource.ResourceLists;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites;
import dev.muster.scim.resource.ScimLimits;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /Equipment}, a resource type of our own. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Equipment")
@RequiresScope(
        read = {Scope.EQUIPMENT, Scope.EQUIPMENT_READ},
        write = Scope.EQUIPMENT,
        hidden = true)
class EquipmentEndpoint extends ResourceEndpoint {
    EquipmentEndpoint(
            Commands commands, EquipmentCommands kind, ResourceReads reads, ResourceLists lists, ScimLimits limits) {
        super(new ResourceWrites<>(commands, kind), reads, lists, limits.body());
    }
}
