package dev.muster.scim.user;

import dev.muster.directory.Commands;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.directory.user.UserCommand.ReviseUser;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.Answer;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.JsonBody;
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

/** {@code /Users} (RFC 7644 §3): parses, sends the command, answers with what then stands in the directory. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Users")
class UsersEndpoint {
    private final Commands commands;
    private final Arrivals arrivals;
    private final ResourceReads reads;
    private final ResourceType type;
    private final ScimLimits limits;

    UsersEndpoint(
            Commands commands, Arrivals arrivals, ResourceReads reads, SchemaRegistry schemas, ScimLimits limits) {
        this.commands = commands;
        this.arrivals = arrivals;
        this.reads = reads;
        this.type = schemas.user();
        this.limits = limits;
    }

    @PostMapping
    void create(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        Answer answer = Answer.to(request, response);
        DocumentReading reading = DocumentReading.of(type, JsonBody.read(request, limits.body()));
        Ignored.note(request, reading);
        UserId user = arrivals.provision(client, reading);
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
        DocumentReading reading = DocumentReading.of(type, JsonBody.read(request, limits.body()));
        Ignored.note(request, reading);
        Long version = reads.expectedVersion(request, client, user);
        commands.send(new ReplaceUser(user, version, reading.document(), reading.externalId()), client.context());
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
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        PatchDialect.Reading reading = dialect.read(JsonBody.read(request, limits.body()), type);
        Ignored.note(request, reading.ignored());
        Long version = reads.expectedVersion(request, client, user);
        commands.send(new ReviseUser(user, version, reading.operations(), dialect.noMatch()), client.context());
        reads.afterWrite(client, type, user, HttpServletResponse.SC_OK, request, answer);
    }

    @DeleteMapping("/{id}")
    void delete(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        UserId user = userId(client, id);
        commands.send(new DeleteUser(user, reads.expectedVersion(request, client, user)), client.context());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static UserId userId(ProvisioningClient client, String id) {
        return new UserId(client.tenant(), ResourceIds.parse(id));
    }
}
