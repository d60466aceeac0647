package dev.muster.scim.group;

import dev.muster.directory.Commands;
import dev.muster.directory.GroupId;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.directory.group.GroupCommand.PushGroup;
import dev.muster.directory.group.GroupCommand.ReplaceGroup;
import dev.muster.directory.group.GroupCommand.ReviseGroup;
import dev.muster.directory.group.GroupCommand.UnlinkGroup;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.projections.group.GroupView;
import dev.muster.projections.group.Groups;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.patch.GroupPatch;
import dev.muster.scim.patch.PatchDialect;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Groups} (RFC 7644 §3). Answers are written straight to the client, so that many members need no memory. */
@RestController
@RequestMapping("/scim/v2/Groups")
class GroupsEndpoint {
    private static final String BASE = "/scim/v2";

    private final Commands commands;
    private final Groups groups;
    private final SchemaRegistry schemas;
    private final GroupResource resource;

    GroupsEndpoint(Commands commands, Groups groups, SchemaRegistry schemas, GroupResource resource) {
        this.commands = commands;
        this.groups = groups;
        this.schemas = schemas;
        this.resource = resource;
    }

    @PostMapping
    void push(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @RequestBody ObjectNode body,
            Members shown,
            HttpServletResponse response)
            throws IOException {
        GroupId group = GroupId.next(client.tenant());
        DocumentReading reading = DocumentReading.of(schemas.group(), body);
        commands.send(
                new PushGroup(
                        group,
                        reading.document(),
                        reading.externalId(),
                        new MembersWanted(client.tenant()).ofNew(body)),
                client.context());
        response.setStatus(HttpServletResponse.SC_CREATED);
        answer(client, group, shown, response);
    }

    @GetMapping("/{id}")
    void get(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            Members shown,
            HttpServletResponse response)
            throws IOException {
        answer(client, groupId(client.tenant(), id), shown, response);
    }

    @PutMapping("/{id}")
    void replace(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            @RequestBody ObjectNode body,
            Members shown,
            HttpServletResponse response)
            throws IOException {
        GroupId group = groupId(client.tenant(), id);
        DocumentReading reading = DocumentReading.of(schemas.group(), body);
        commands.send(
                new ReplaceGroup(
                        group,
                        null,
                        reading.document(),
                        reading.externalId(),
                        new MembersWanted(client.tenant()).ofReplacement(body)),
                client.context());
        answer(client, group, shown, response);
    }

    /** Without a body, unless the client says what it wants to see: the members of a big group cost more than the change. */
    @PatchMapping("/{id}")
    void revise(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            @RequestBody ObjectNode body,
            Members shown,
            HttpServletResponse response)
            throws IOException {
        GroupId group = groupId(client.tenant(), id);
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        GroupPatch patch = GroupPatch.read(dialect, body, schemas.group());
        commands.send(
                new ReviseGroup(
                        group,
                        null,
                        patch.attributes(),
                        dialect.noMatch(),
                        new MembersWanted(client.tenant()).of(patch.membership())),
                client.context());
        if (shown.isSaid()) answer(client, group, shown, response);
        else response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    @DeleteMapping("/{id}")
    void unlink(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletResponse response) {
        commands.send(new UnlinkGroup(groupId(client.tenant(), id), null), client.context());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void answer(ProvisioningClient client, GroupId group, Members shown, HttpServletResponse response)
            throws IOException {
        GroupView view = groups.find(group, client.integration().integration()).orElseThrow(NoSuchResource::new);
        ObjectNode withoutMembers = resource.withoutMembers(view, BASE);
        response.setContentType("application/scim+json");
        response.setHeader("ETag", GroupResource.version(withoutMembers));
        if (response.getStatus() == HttpServletResponse.SC_CREATED) {
            response.setHeader(
                    "Location", withoutMembers.get("meta").get("location").stringValue());
        }
        if (shown.areWanted()) resource.writeWithMembers(view, BASE, response.getOutputStream());
        else
            response.getOutputStream()
                    .write(withoutMembers.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** An id that is no UUID was never minted by us: there is no such resource. */
    private static GroupId groupId(TenantId tenant, String id) {
        try {
            return new GroupId(tenant, UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NoSuchResource();
        }
    }
}
