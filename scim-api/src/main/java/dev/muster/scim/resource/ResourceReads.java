package dev.muster.scim.resource;

import dev.muster.directory.NoSuchResource;
import dev.muster.directory.ResourceId;
import dev.muster.directory.VersionMismatch;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.resource.ResourceView;
import dev.muster.projections.resource.Resources;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.EntityTags;
import dev.muster.scim.http.ScimResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** GET of one resource and of a list, for every resource type (RFC 7644 §3.4), and the body after a write. */
@Component
public class ResourceReads {
    private final Resources resources;
    private final BaseUrl baseUrl;
    private final AttributeProjections shapes;
    private final ResourceLists lists;

    ResourceReads(Resources resources, BaseUrl baseUrl, AttributeProjections shapes, ResourceLists lists) {
        this.resources = resources;
        this.baseUrl = baseUrl;
        this.shapes = shapes;
        this.lists = lists;
    }

    /** GET of one: 200, or 304 where the client has it already, or 412 where it wants another version. */
    public void one(
            ProvisioningClient client,
            ResourceType type,
            ResourceId id,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScimResponse answer = ScimResponse.to(request, response);
        AttributeProjection shape = shape(type, request);
        ResourceView resource = find(client, id, shape);
        answer.header("ETag", EntityTags.of(resource.version()));
        EntityTags.expect(request, resource.version());
        if (!shape.showsMoreThanVersion() && EntityTags.isKnown(request, resource.version())) {
            located(answer, writer(shape, request).location(resource));
            answer.nothing(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        write(resource, shape, request, answer, HttpServletResponse.SC_OK);
    }

    /** How the answer to a write is read and sent; what the client wants to see must make sense before anything is written. */
    public ReadBack readBack(ProvisioningClient client, ResourceType type, HttpServletRequest request) {
        return new ReadBack(client, shape(type, request), request);
    }

    /** The resource as it stands after a write. */
    public final class ReadBack {
        private final ProvisioningClient client;
        private final AttributeProjection shape;
        private final HttpServletRequest request;

        private ReadBack(ProvisioningClient client, AttributeProjection shape, HttpServletRequest request) {
            this.client = client;
            this.shape = shape;
            this.request = request;
        }

        public ResourceView of(ResourceId id) {
            return find(client, id, shape);
        }

        /** With its ETag and its Location (RFC 7644 §3.3, §3.14). */
        public void send(ResourceView resource, int status, ScimResponse answer) {
            answer.header("ETag", EntityTags.of(resource.version()));
            write(resource, shape, request, answer, status);
        }
    }

    /** The answer to a write that says nothing but which version there is now (RFC 7644 §3.5.2: the appropriate headers). */
    public void sendVersion(long version, ScimResponse answer) {
        answer.header("ETag", EntityTags.of(version)).nothing(HttpServletResponse.SC_NO_CONTENT);
    }

    /**
     * The version that {@code If-Match} demands of a write; null where it demands none.
     *
     * @throws VersionMismatch where the resource is in none of those, or in one that {@code If-None-Match} excludes
     */
    public @Nullable Long expectedVersion(HttpServletRequest request, ResourceId id) {
        EntityTags.refuseKnown(request, () -> version(id));
        return EntityTags.expected(request, () -> version(id));
    }

    /** The version at this moment. */
    public long version(ResourceId id) {
        return resources.version(id).orElseThrow(NoSuchResource::new);
    }

    public void list(
            ProvisioningClient client, ResourceType type, HttpServletRequest request, HttpServletResponse response) {
        lists.list(client, List.of(type), request, response);
    }

    private ResourceView find(ProvisioningClient client, ResourceId id, AttributeProjection shape) {
        return resources.find(id, client.reader(), shape.omitted()).orElseThrow(NoSuchResource::new);
    }

    private void write(
            ResourceView resource,
            AttributeProjection shape,
            HttpServletRequest request,
            ScimResponse answer,
            int status) {
        ResourceWriter writer = writer(shape, request);
        located(answer, writer.location(resource));
        answer.json(status, shape.isLarge(), json -> writer.write(resource, json));
    }

    /** RFC 7643 §3.1: {@code meta.location} is the Content-Location; RFC 7644 shows it as Location, whatever was asked. */
    private static void located(ScimResponse answer, String location) {
        answer.header("Location", location).header("Content-Location", location);
    }

    private ResourceWriter writer(AttributeProjection shape, HttpServletRequest request) {
        return new ResourceWriter(shape.layout(), shape.streamed(), baseUrl.of(request));
    }

    /** Whether the client names the attributes that it wants to see, or not to see. */
    public static boolean saysWhatToShow(HttpServletRequest request) {
        return request.getParameter("attributes") != null || request.getParameter("excludedAttributes") != null;
    }

    private AttributeProjection shape(ResourceType type, HttpServletRequest request) {
        return shapes.of(type, request.getParameter("attributes"), request.getParameter("excludedAttributes"));
    }
}
