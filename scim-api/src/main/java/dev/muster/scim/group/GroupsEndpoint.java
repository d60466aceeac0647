package dev.muster.scim.group;

import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.schema.ResourceType;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.Answer;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.JsonBody;
import dev.muster.scim.resource.Ignored;
import dev.muster.scim.resource.ResourceIds;
import dev.muster.scim.resource.ResourceReads;
import dev.muster.scim.resource.ResourceWrites.NewId;
import dev.muster.scim.resource.ScimLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Groups} (RFC 7644 §3). Answers are written straight to the client, so that many members need no memory. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Groups")
class GroupsEndpoint {
    private final GroupWrites writes;
    private final ResourceReads reads;
    private final ResourceType type;
    private final ScimLimits limits;

    GroupsEndpoint(GroupWrites writes, ResourceReads reads, ScimLimits limits) {
        this.writes = writes;
        this.reads = reads;
        this.type = writes.type();
        this.limits = limits;
    }

    @PostMapping
    void push(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        ObjectNode body = JsonBody.read(request, limits.groupBody());
        ResourceId group =
                writes.create(client, new NewId(UuidV7.next(), false), body, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, group, HttpServletResponse.SC_CREATED, request, answer);
    }

    @GetMapping
    void list(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        reads.list(client, type, request, response);
    }

    @GetMapping("/{id}")
    void get(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        reads.one(client, type, groupId(client, id), request, response);
    }

    @PutMapping("/{id}")
    void replace(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        GroupId group = groupId(client, id);
        ObjectNode body = JsonBody.read(request, limits.groupBody());
        Long version = reads.expectedVersion(request, client, group);
        writes.replace(client, group.value(), version, body, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, group, HttpServletResponse.SC_OK, request, answer);
    }

    /** Without a body, unless the client says what it wants to see: the members of a big group cost more than the change. */
    @PatchMapping("/{id}")
    void revise(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        GroupId group = groupId(client, id);
        ObjectNode patch = JsonBody.read(request, limits.groupBody());
        Long version = reads.expectedVersion(request, client, group);
        writes.revise(client, group.value(), version, patch, notes -> Ignored.note(request, notes));
        if (ResourceReads.saysWhatToShow(request)) {
            reads.afterWrite(client, type, group, HttpServletResponse.SC_OK, request, answer);
        } else {
            answer.nothing(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    @DeleteMapping("/{id}")
    void unlink(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        GroupId group = groupId(client, id);
        writes.delete(client, group.value(), reads.expectedVersion(request, client, group));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private GroupId groupId(ProvisioningClient client, String id) {
        return writes.id(client.tenant(), ResourceIds.parse(id));
    }
}
