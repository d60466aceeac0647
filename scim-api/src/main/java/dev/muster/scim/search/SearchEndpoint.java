package dev.muster.scim.search;

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
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code /.search}, {@code /Users/.search}, {@code /Groups/.search}, and the root itself. */
@RestController
@RequestMapping(BaseUrl.PATH)
class SearchEndpoint {
    private final ResourceLists lists;
    private final SchemaRegistry schemas;

    SearchEndpoint(ResourceLists lists, SchemaRegistry schemas) {
        this.lists = lists;
        this.schemas = schemas;
    }

    @GetMapping({"", "/"})
    void root(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.list(client, openTo(client), request, response);
    }

    @PostMapping("/.search")
    void searchAll(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.search(client, openTo(client), request, response);
    }

    @PostMapping("/Users/.search")
    void searchUsers(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.search(client, List.of(schemas.user()), request, response);
    }

    @PostMapping("/Groups/.search")
    void searchGroups(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.search(client, List.of(schemas.group()), request, response);
    }

    /** Else {@code .search} would be taken for the id of somebody who is not there. */
    @RequestMapping(
            path = {"/Users/.search", "/Groups/.search"},
            method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    void notByOtherMethods(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
    }

    /** What this client may see of what there is. */
    private List<ResourceType> openTo(ProvisioningClient client) {
        List<ResourceType> types = new ArrayList<>(List.of(schemas.user(), schemas.group()));
        if (client.scopes().contains(Scope.EQUIPMENT)) types.add(schemas.equipment());
        return types;
    }
}
