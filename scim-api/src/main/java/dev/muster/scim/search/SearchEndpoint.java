package dev.muster.scim.search;

import dev.muster.directory.integration.ReadsOnly;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.resource.ResourceLists;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /.search}, and the root itself (RFC 7644 §3.4.2.1, §3.4.3): all types in one list. */
@RestController
@RequestMapping(BaseUrl.PATH)
@RequiresScope(read = {Scope.SCIM, Scope.SCIM_READ, Scope.EQUIPMENT, Scope.EQUIPMENT_READ})
class SearchEndpoint {
    private final ResourceLists lists;
    private final SchemaRegistry schemas;

    SearchEndpoint(ResourceLists lists, SchemaRegistry schemas) {
        this.lists = lists;
        this.schemas = schemas;
    }

    /** Lists resources of all types. RFC 7644 §3.4.2.1. */
    @GetMapping({"", "/"})
    void root(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.list(client, openTo(client), request, response);
    }

    /** Lists resources of all types, asked by a body. RFC 7644 §3.4.3. */
    @PostMapping("/.search")
    @ReadsOnly
    void searchAll(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.search(client, openTo(client), request, response);
    }

    /** What this client may see of what there is. */
    private List<ResourceType> openTo(ProvisioningClient client) {
        List<ResourceType> types = new ArrayList<>();
        if (client.seesPeople()) types.addAll(List.of(schemas.user(), schemas.group()));
        if (client.seesEquipment()) types.add(schemas.equipment());
        return types;
    }
}
