package dev.muster.scim.equipment;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.schema.ResourceType;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.Answer;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.JsonBody;
import dev.muster.scim.resource.Ignored;
import dev.muster.scim.resource.ResourceIds;
import dev.muster.scim.resource.ResourceLists;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites.NewId;
import dev.muster.scim.resource.ScimLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Equipment} (RFC 7644 §3): parses, sends the command, answers with what then stands in the directory. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Equipment")
class EquipmentEndpoint {
    private final EquipmentWrites writes;
    private final ResourceReads reads;
    private final ResourceLists lists;
    private final ResourceType type;
    private final ScimLimits limits;

    EquipmentEndpoint(EquipmentWrites writes, ResourceReads reads, ResourceLists lists, ScimLimits limits) {
        this.writes = writes;
        this.reads = reads;
        this.lists = lists;
        this.type = writes.type();
        this.limits = limits;
    }

    @PostMapping
    void create(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        ObjectNode body = JsonBody.read(request, limits.body());
        ResourceId item =
                writes.create(client, new NewId(UuidV7.next(), false), body, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, item, HttpServletResponse.SC_CREATED, request, answer);
    }

    @GetMapping
    void list(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        reads.list(client, type, request, response);
    }

    @PostMapping("/.search")
    void search(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        lists.search(client, List.of(type), request, response);
    }

    /** Else {@code .search} would be taken for the id of something that is not there. */
    @RequestMapping(
            path = "/.search",
            method = {RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE})
    void searchByOtherMethods(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
    }

    @GetMapping("/{id}")
    void get(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        reads.one(client, type, equipmentId(client, id), request, response);
    }

    @PutMapping("/{id}")
    void replace(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        EquipmentId item = equipmentId(client, id);
        ObjectNode body = JsonBody.read(request, limits.body());
        Long version = reads.expectedVersion(request, client, item);
        writes.replace(client, item.value(), version, body, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, item, HttpServletResponse.SC_OK, request, answer);
    }

    /** 200 with the body: clients read back what has become of the item. */
    @PatchMapping("/{id}")
    void revise(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        EquipmentId item = equipmentId(client, id);
        ObjectNode patch = JsonBody.read(request, limits.body());
        Long version = reads.expectedVersion(request, client, item);
        writes.revise(client, item.value(), version, patch, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, item, HttpServletResponse.SC_OK, request, answer);
    }

    @DeleteMapping("/{id}")
    void delete(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        EquipmentId item = equipmentId(client, id);
        writes.delete(client, item.value(), reads.expectedVersion(request, client, item));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private EquipmentId equipmentId(ProvisioningClient client, String id) {
        return writes.id(client.tenant(), ResourceIds.parse(id));
    }
}
