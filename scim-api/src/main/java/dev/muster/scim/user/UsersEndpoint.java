package dev.muster.scim.user;

import dev.muster.directory.Commands;
import dev.muster.directory.NoSuchResource;
import dev.muster.directory.TenantId;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.user.UserCommand.DeleteUser;
import dev.muster.directory.user.UserCommand.ProvisionUser;
import dev.muster.directory.user.UserCommand.ReinstateUser;
import dev.muster.directory.user.UserCommand.ReplaceUser;
import dev.muster.projections.user.UserView;
import dev.muster.projections.user.Users;
import dev.muster.scim.ProvisioningClient;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /Users} (RFC 7644 §3): parses, sends the command, answers with what then stands in the directory. */
@RestController
@RequestMapping("/scim/v2/Users")
class UsersEndpoint {
    private final Commands commands;
    private final Users users;
    private final SchemaRegistry schemas;
    private final UserResource resource;

    UsersEndpoint(Commands commands, Users users, SchemaRegistry schemas, UserResource resource) {
        this.commands = commands;
        this.users = users;
        this.schemas = schemas;
        this.resource = resource;
    }

    @PostMapping
    ResponseEntity<JsonNode> create(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client, @RequestBody ObjectNode body) {
        DocumentReading reading = DocumentReading.of(schemas.user(), body);
        UserId user = leaverToReinstate(client, reading).orElseGet(() -> UserId.next(client.tenant()));
        if (users.find(user, null).isPresent()) {
            commands.send(new ReinstateUser(user, reading.document(), reading.externalId()), client.context());
        } else {
            commands.send(new ProvisionUser(user, reading.document(), reading.externalId()), client.context());
        }
        JsonNode answer = resource.render(read(client, user), "/scim/v2");
        return ResponseEntity.created(
                        URI.create(answer.get("meta").get("location").stringValue()))
                .body(answer);
    }

    private Optional<UserId> leaverToReinstate(ProvisioningClient client, DocumentReading reading) {
        if (!client.integration().policies().reactivateReturning()) return Optional.empty();
        return users.findLeaver(
                client.integration().integration(),
                reading.document().text("userName").orElseThrow(),
                null,
                reading.externalId());
    }

    @GetMapping("/{id}")
    ResponseEntity<JsonNode> get(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client, @PathVariable String id) {
        return ResponseEntity.ok(resource.render(read(client, userId(client.tenant(), id)), "/scim/v2"));
    }

    @PutMapping("/{id}")
    ResponseEntity<JsonNode> replace(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            @RequestBody ObjectNode body) {
        UserId user = userId(client.tenant(), id);
        DocumentReading reading = DocumentReading.of(schemas.user(), body);
        commands.send(new ReplaceUser(user, null, reading.document(), reading.externalId()), client.context());
        return ResponseEntity.ok(resource.render(read(client, user), "/scim/v2"));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client, @PathVariable String id) {
        commands.send(new DeleteUser(userId(client.tenant(), id), null), client.context());
        return ResponseEntity.noContent().build();
    }

    private UserView read(ProvisioningClient client, UserId user) {
        return users.find(user, client.integration().integration()).orElseThrow(NoSuchResource::new);
    }

    /** An id that is no UUID was never minted by us: there is no such resource. */
    private static UserId userId(TenantId tenant, String id) {
        try {
            return new UserId(tenant, UUID.fromString(id));
        } catch (IllegalArgumentException malformed) {
            throw new NoSuchResource();
        }
    }
}
