package dev.muster.scim.equipment;

import dev.muster.directory.Commands;
import dev.muster.directory.EquipmentId;
import dev.muster.directory.equipment.EquipmentCommand.DeleteEquipment;
import dev.muster.directory.equipment.EquipmentCommand.RegisterEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReplaceEquipment;
import dev.muster.directory.equipment.EquipmentCommand.ReviseEquipment;
import dev.muster.directory.schema.DocumentReading;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
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

/** {@code /Equipment} (RFC 7644 §3): parses, sends the command, answers with what then stands in the directory. */
@RestController
@RequestMapping(BaseUrl.PATH + "/Equipment")
class EquipmentEndpoint {
    private final Commands commands;
    private final ResourceReads reads;
    private final ResourceType type;
    private final ScimLimits limits;

    EquipmentEndpoint(Commands commands, ResourceReads reads, SchemaRegistry schemas, ScimLimits limits) {
        this.commands = commands;
        this.reads = reads;
        this.type = schemas.equipment();
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
        EquipmentId item = EquipmentId.next(client.tenant());
        commands.send(new RegisterEquipment(item, reading.document(), reading.externalId()), client.context());
        reads.afterWrite(client, type, item, HttpServletResponse.SC_CREATED, request, answer);
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
        DocumentReading reading = DocumentReading.of(type, JsonBody.read(request, limits.body()));
        Ignored.note(request, reading);
        Long version = reads.expectedVersion(request, client, item);
        commands.send(new ReplaceEquipment(item, version, reading.document(), reading.externalId()), client.context());
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
        PatchDialect dialect = PatchDialect.of(client.integration().profile());
        PatchDialect.Reading reading = dialect.read(JsonBody.read(request, limits.body()), type);
        Ignored.note(request, reading.ignored());
        Long version = reads.expectedVersion(request, client, item);
        commands.send(new ReviseEquipment(item, version, reading.operations(), dialect.noMatch()), client.context());
        reads.afterWrite(client, type, item, HttpServletResponse.SC_OK, request, answer);
    }

    @DeleteMapping("/{id}")
    void delete(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        EquipmentId item = equipmentId(client, id);
        commands.send(new DeleteEquipment(item, reads.expectedVersion(request, client, item)), client.context());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static EquipmentId equipmentId(ProvisioningClient client, String id) {
        return new EquipmentId(client.tenant(), ResourceIds.parse(id));
    }
}
