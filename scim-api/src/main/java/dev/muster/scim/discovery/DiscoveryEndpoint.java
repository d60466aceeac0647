package dev.muster.scim.discovery;

import dev.muster.directory.NoSuchResource;
import dev.muster.directory.integration.ReadsOnly;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.error.RequestRefusal;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.ScimResponse;
import dev.muster.scim.resource.ScimLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ServiceProviderConfig}, {@code /ResourceTypes} and {@code /Schemas}: what this very client may make use of. */
@RestController
@RequestMapping(BaseUrl.PATH)
@RequiresScope(read = {Scope.SCIM, Scope.SCIM_READ, Scope.EQUIPMENT, Scope.EQUIPMENT_READ})
class DiscoveryEndpoint {
    private final SchemaRegistry registry;
    private final BaseUrl baseUrl;
    private final ScimLimits limits;

    DiscoveryEndpoint(SchemaRegistry registry, BaseUrl baseUrl, ScimLimits limits) {
        this.registry = registry;
        this.baseUrl = baseUrl;
        this.limits = limits;
    }

    /** Says which parts of SCIM there are, and their limits. RFC 7643 §5. */
    @GetMapping("/ServiceProviderConfig")
    void serviceProviderConfig(HttpServletRequest request, HttpServletResponse response) {
        answer(request, response, documents(request).serviceProviderConfig(limits));
    }

    /** Lists the resource types that this credential may use. RFC 7643 §6. */
    @GetMapping("/ResourceTypes")
    void resourceTypes(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        DiscoveryDocuments documents = documents(request);
        answer(
                request,
                response,
                DiscoveryDocuments.list(
                        servedTo(client).stream().map(documents::resourceType).toList()));
    }

    /**
     * Describes a resource type.
     *
     * @param name {@code User}, {@code Group} or {@code Equipment}
     */
    @GetMapping("/ResourceTypes/{name}")
    void resourceType(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        ResourceType type = servedTo(client).stream()
                .filter(served -> served.name().equals(name))
                .findFirst()
                .orElseThrow(NoSuchResource::new);
        answer(request, response, documents(request).resourceType(type));
    }

    /** Lists the schemas of those types, your own extensions included. RFC 7643 §7. */
    @GetMapping("/Schemas")
    void schemas(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        DiscoveryDocuments documents = documents(request);
        answer(
                request,
                response,
                DiscoveryDocuments.list(
                        schemasFor(client).stream().map(documents::schema).toList()));
    }

    /**
     * Describes a schema.
     *
     * @param urn of the schema
     */
    @GetMapping("/Schemas/{urn}")
    void schema(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String urn,
            HttpServletRequest request,
            HttpServletResponse response) {
        Schema schema = schemasFor(client).stream()
                .filter(known -> known.id().equalsIgnoreCase(urn))
                .findFirst()
                .orElseThrow(NoSuchResource::new);
        answer(request, response, documents(request).schema(schema));
    }

    /** Any method: the RFC lets a service provider without such an alias say 501 (§3.11). */
    @RequestMapping({"/Me", "/Me/**"})
    @ReadsOnly
    void me() {
        throw new RequestRefusal.NobodyIsMe();
    }

    private List<ResourceType> servedTo(ProvisioningClient client) {
        return registry.resourceTypes().stream()
                .filter(type ->
                        type.name().equals(registry.equipment().name()) ? client.seesEquipment() : client.seesPeople())
                .toList();
    }

    /** Those of the resource types that the client may use, and those of discovery itself. */
    private List<Schema> schemasFor(ProvisioningClient client) {
        Set<Schema> hidden = schemasOf(registry.resourceTypes());
        hidden.removeAll(schemasOf(servedTo(client)));
        return registry.schemas().stream()
                .filter(schema -> !hidden.contains(schema))
                .toList();
    }

    private static Set<Schema> schemasOf(List<ResourceType> types) {
        Set<Schema> schemas = new HashSet<>();
        for (ResourceType type : types) {
            schemas.add(type.core());
            type.extensions().forEach(extension -> schemas.add(extension.schema()));
        }
        return schemas;
    }

    private DiscoveryDocuments documents(HttpServletRequest request) {
        return new DiscoveryDocuments(baseUrl.of(request));
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, ObjectNode document) {
        if (request.getParameter("filter") != null) {
            throw new RequestRefusal.FilteredDiscovery(request.getRequestURI());
        }
        ScimResponse.to(request, response).json(HttpServletResponse.SC_OK, false, json -> json.writeTree(document));
    }
}
