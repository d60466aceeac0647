package dev.muster.scim.user;

import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
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

/** {@code /Users} (RFC 7644 §3): parses, sends the command, answers with what then stands in the directory. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Users")
class UsersEndpoint {
    private final UserWrites writes;
    private final ResourceReads reads;
    private final ResourceType type;
    private final ScimLimits limits;

    UsersEndpoint(UserWrites writes, ResourceReads reads, ScimLimits limits) {
        this.writes = writes;
        this.reads = reads;
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
        ResourceId user =
                writes.create(client, new NewId(UuidV7.next(), false), body, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, user, HttpServletResponse.SC_CREATED, request, answer);
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
        reads.one(client, type, userId(client, id), request, response);
    }

    @PutMapping("/{id}")
    void replace(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        UserId user = userId(client, id);
        ObjectNode body = JsonBody.read(request, limits.body());
        Long version = reads.expectedVersion(request, client, user);
        writes.replace(client, user.value(), version, body, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, user, HttpServletResponse.SC_OK, request, answer);
    }

    /** 200 with the body: Okta reads back what has become of the user. */
    @PatchMapping("/{id}")
    void revise(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        UserId user = userId(client, id);
        ObjectNode patch = JsonBody.read(request, limits.body());
        Long version = reads.expectedVersion(request, client, user);
        writes.revise(client, user.value(), version, patch, notes -> Ignored.note(request, notes));
        reads.afterWrite(client, type, user, HttpServletResponse.SC_OK, request, answer);
    }

    @DeleteMapping("/{id}")
    void delete(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        UserId user = userId(client, id);
        writes.delete(client, user.value(), reads.expectedVersion(request, client, user));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private UserId userId(ProvisioningClient client, String id) {
        return writes.id(client.tenant(), ResourceIds.parse(id));
    }
}
