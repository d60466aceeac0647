package dev.muster.scim.bulk;

import dev.muster.directory.Commands;
import dev.muster.directory.Stopping;
import dev.muster.directory.integration.RequiresScope;
import dev.muster.directory.integration.Scope;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.error.ScimErrors;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.JsonBody;
import dev.muster.scim.http.ScimResponse;
import dev.muster.scim.resource.RequestNotes;
import dev.muster.scim.resource.ResourceCommands;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites;
import dev.muster.scim.resource.ScimLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Bulk} (RFC 7644 §3.7). The answer is 200 whatever became of the operations: each has a status of its own. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Bulk")
@RequiresScope(
        read = {Scope.SCIM, Scope.SCIM_READ, Scope.EQUIPMENT, Scope.EQUIPMENT_READ},
        write = {Scope.SCIM, Scope.EQUIPMENT})
class BulkEndpoint {
    private static final String BULK_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

    private final List<ResourceWrites<?>> writes;
    private final ResourceReads reads;
    private final ScimErrors errors;
    private final BaseUrl baseUrl;
    private final ScimLimits limits;
    private final Stopping stopping;
    private final String equipment;

    BulkEndpoint(
            Commands commands,
            List<ResourceCommands<?>> kinds,
            ResourceReads reads,
            ScimErrors errors,
            BaseUrl baseUrl,
            ScimLimits limits,
            Stopping stopping,
            SchemaRegistry schemas) {
        this.writes = kinds.stream()
                .<ResourceWrites<?>>map(kind -> new ResourceWrites<>(commands, kind))
                .toList();
        this.reads = reads;
        this.errors = errors;
        this.baseUrl = baseUrl;
        this.limits = limits;
        this.stopping = stopping;
        this.equipment = schemas.equipment().name();
    }

    /**
     * Does several operations in one request. RFC 7644 §3.7. The answer is 200 whatever became of the operations: each has a
     * status of its own.
     */
    @PostMapping
    void bulk(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScimResponse answer = ScimResponse.to(request, response);
        ObjectNode body = JsonBody.read(request, limits.bulkBody());
        var job = new BulkJob(
                client,
                BulkRequest.read(body, limits.bulkOperations()),
                servedTo(client),
                reads,
                failure -> errors.error(request, failure),
                stopping,
                baseUrl.of(request));
        ObjectNode results = json(job.run());
        RequestNotes.note(request, job.notes());
        answer.json(HttpServletResponse.SC_OK, false, json -> json.writeTree(results));
    }

    private List<ResourceWrites<?>> servedTo(ProvisioningClient client) {
        return writes.stream()
                .filter(one ->
                        client.scopes().contains(one.type().name().equals(equipment) ? Scope.EQUIPMENT : Scope.SCIM))
                .toList();
    }

    private static ObjectNode json(List<BulkJob.Result> results) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("schemas").add(BULK_RESPONSE);
        ArrayNode operations = body.putArray("Operations");
        for (BulkJob.Result result : results) {
            ObjectNode one = operations.addObject();
            putUnlessNull(one, "location", result.location());
            putUnlessNull(one, "method", result.operation().method());
            putUnlessNull(one, "bulkId", result.operation().bulkId());
            putUnlessNull(one, "version", result.version());
            one.put("status", Integer.toString(result.status()));
            if (result.error() != null) one.set("response", result.error().body());
        }
        return body;
    }

    private static void putUnlessNull(ObjectNode object, String name, @Nullable String value) {
        if (value != null) object.put(name, value);
    }
}
