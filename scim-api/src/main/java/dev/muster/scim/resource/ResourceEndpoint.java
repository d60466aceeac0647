package dev.muster.scim.resource;

import dev.muster.directory.ResourceId;
import dev.muster.directory.UuidV7;
import dev.muster.directory.integration.ReadsOnly;
import dev.muster.directory.schema.ResourceType;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.JsonBody;
import dev.muster.scim.http.ScimResponse;
import dev.muster.scim.resource.ResourceReads.ReadBack;
import dev.muster.scim.resource.ResourceWrites.NewId;
import dev.muster.scim.resource.ResourceWrites.Sent;
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

/**
 * What a client may do with the resources of one type (RFC 7644 §3): its body is parsed, the command sent, and answered with
 * what then stands in the directory. Each type's own endpoint says where it is, and what is different.
 */
public abstract class ResourceEndpoint {
    private final ResourceWrites<?> writes;
    private final ResourceReads reads;
    private final ResourceLists lists;
    private final ResourceType type;
    private final int bodyLimit;

    /** @param bodyLimit bytes */
    protected ResourceEndpoint(ResourceWrites<?> writes, ResourceReads reads, ResourceLists lists, int bodyLimit) {
        this.writes = writes;
        this.reads = reads;
        this.lists = lists;
        this.type = writes.type();
        this.bodyLimit = bodyLimit;
    }

    /** Whether a PATCH is answered by 200 and the resource, as most clients expect, or by 204. */
    protected boolean answersPatchWithBody(ProvisioningClient client, ResourceId resource, HttpServletRequest request) {
        return true;
    }

    /** Creates a resource. RFC 7644 §3.3. */
    @PostMapping
    void create(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScimResponse answer = ScimResponse.to(request, response);
        ReadBack readBack = reads.readBack(client, type, request);
        var created = writes.create(client, new NewId(UuidV7.next(), false), sent(request), readBack::of);
        readBack.send(created, HttpServletResponse.SC_CREATED, answer);
    }

    /** Lists resources, by a filter and in an order. RFC 7644 §3.4.2, RFC 9865. */
    @GetMapping
    void list(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            HttpServletRequest request,
            HttpServletResponse response) {
        reads.list(client, type, request, response);
    }

    /** Lists resources, asked by a body. RFC 7644 §3.4.3. */
    @PostMapping("/.search")
    @ReadsOnly
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
    @ReadsOnly
    void searchByOtherMethods(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("POST"));
    }

    /** Reads a resource. RFC 7644 §3.4.1. */
    @GetMapping("/{id}")
    void get(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        reads.one(client, type, id(client, id), request, response);
    }

    /** Replaces a resource. RFC 7644 §3.5.1. */
    @PutMapping("/{id}")
    void replace(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScimResponse answer = ScimResponse.to(request, response);
        ResourceId resource = id(client, id);
        ReadBack readBack = reads.readBack(client, type, request);
        Sent sent = sent(request);
        Long version = reads.expectedVersion(request, resource);
        var replaced = writes.replace(client, resource.value(), version, sent, readBack::of);
        readBack.send(replaced, HttpServletResponse.SC_OK, answer);
    }

    /** Changes parts of a resource. RFC 7644 §3.5.2. */
    @PatchMapping("/{id}")
    void revise(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScimResponse answer = ScimResponse.to(request, response);
        ResourceId resource = id(client, id);
        ReadBack readBack = reads.readBack(client, type, request);
        Sent sent = sent(request);
        Long version = reads.expectedVersion(request, resource);
        if (answersPatchWithBody(client, resource, request)) {
            var revised = writes.revise(client, resource.value(), version, sent, readBack::of);
            readBack.send(revised, HttpServletResponse.SC_OK, answer);
        } else {
            long revised = writes.revise(client, resource.value(), version, sent, written -> reads.version(written));
            reads.sendVersion(revised, answer);
        }
    }

    /** Deletes a resource. RFC 7644 §3.6. */
    @DeleteMapping("/{id}")
    void delete(
            @RequestAttribute(ProvisioningClient.ATTRIBUTE) ProvisioningClient client,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response) {
        ResourceId resource = id(client, id);
        writes.delete(client, resource.value(), reads.expectedVersion(request, resource));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private Sent sent(HttpServletRequest request) {
        return new Sent(JsonBody.read(request, bodyLimit), notes -> RequestNotes.note(request, notes));
    }

    private ResourceId id(ProvisioningClient client, String id) {
        return writes.id(client.tenant(), ResourceIds.parse(id));
    }
}
