package dev.muster.scim.group;

import dev.muster.directory.Commands;
import dev.muster.directory.GroupId;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.Answer;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.JsonBody;
import dev.muster.scim.patch.GroupPatch;
import dev.muster.scim.patch.PatchDialect;
import dev.muster.scim.resource.Ignored;
import dev.muster.scim.resource.ResourceIds;
import dev.muster.scim.resource.ResourceReads;
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
    private final Commands commands;
    private final ResourceReads reads;
    private final ResourceType type;
    private final ScimLimits limits;

    GroupsEndpoint(Commands commands, ResourceReads reads, SchemaRegistry schemas, ScimLimits limits) {
        this.commands = commands;
        this.reads = reads;
        this.type = schemas.group();
        this.limits = limits;
    }

    @PostMapping
    void push(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        ObjectNode body = JsonBody.read(request, limits.groupBody());
        DocumentReading reading = DocumentReading.of(type, body);
        Ignored.note(request, reading);
        GroupId group = GroupId.next(client.tenant());
        var members = new MembersWanted(client.tenant()).ofNew(body);
        commands.send(new PushGroup(group, reading.document(), reading.externalId(), members), client.context());
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
        DocumentReading reading = DocumentReading.of(type, body);
        Ignored.note(request, reading);
        Long version = reads.expectedVersion(request, client, group);
        var members = new MembersWanted(client.tenant()).ofReplacement(body);
        commands.send(
                new ReplaceGroup(group, version, reading.document(), reading.externalId(), members), client.context());
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
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        GroupPatch patch = GroupPatch.read(dialect, JsonBody.read(request, limits.groupBody()), type);
        Ignored.note(request, patch.ignored());
        Long version = reads.expectedVersion(request, client, group);
        var members = new MembersWanted(client.tenant()).of(patch.membership());
        commands.send(
                new ReviseGroup(group, version, patch.attributes(), dialect.noMatch(), members), client.context());
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
        commands.send(new UnlinkGroup(group, reads.expectedVersion(request, client, group)), client.context());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static GroupId groupId(ProvisioningClient client, String id) {
        return new GroupId(client.tenant(), ResourceIds.parse(id));
    }
}
