package dev.muster.scim.resource;

import dev.muster.directory.EquipmentId;
import dev.muster.directory.GroupId;
import dev.muster.directory.ResourceId;
import dev.muster.directory.UserId;
import dev.muster.directory.schema.ResourceType;
import dev.muster.projections.resource.ListQuery;
import dev.muster.projections.resource.ResourcePage;
import dev.muster.projections.resource.ResourceView;
import dev.muster.projections.resource.Resources;
import dev.muster.scim.ProvisioningClient;
import dev.muster.scim.filter.FilterDialect;
import dev.muster.scim.http.BaseUrl;
import dev.muster.scim.http.JsonBody;
import dev.muster.scim.http.ScimResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;

/** Lists of resources, of one type or of several (RFC 7644 §3.4.2, §3.4.3). */
@Component
public class ResourceLists {
    private static final String LIST_RESPONSE = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    private final Resources resources;
    private final BaseUrl baseUrl;
    private final ScimLimits limits;
    private final AttributeProjections shapes;

    ResourceLists(Resources resources, BaseUrl baseUrl, ScimLimits limits, AttributeProjections shapes) {
        this.resources = resources;
        this.baseUrl = baseUrl;
        this.limits = limits;
        this.shapes = shapes;
    }

    /**
     * As the query parameters say.
     *
     * @param types those that are listed, in no order that shows
     */
    public void list(
            ProvisioningClient client,
            List<ResourceType> types,
            HttpServletRequest request,
            HttpServletResponse response) {
        list(client, types, ListRequest.ofQuery(request, limits), request, response);
    }

    /** As the body says (RFC 7644 §3.4.3). */
    public void search(
            ProvisioningClient client,
            List<ResourceType> types,
            HttpServletRequest request,
            HttpServletResponse response) {
        ListRequest wanted = ListRequest.ofBody(JsonBody.read(request, limits.body()), limits);
        list(client, types, wanted, request, response);
    }

    private void list(
            ProvisioningClient client,
            List<ResourceType> types,
            ListRequest wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        ScimResponse answer = ScimResponse.to(request, response);
        String base = baseUrl.of(request);
        List<ListQuery.Listed> listed = new ArrayList<>();
        Map<String, ResourceWriter> writers = new HashMap<>();
        boolean large = false;
        for (ResourceType type : types) {
            AttributeProjection shape = shapes.of(type, wanted.attributes(), wanted.excludedAttributes());
            listed.add(new ListQuery.Listed(type, shape.omitted()));
            writers.put(type.name(), new ResourceWriter(shape.layout(), shape.streamed(), base));
            large |= shape.isLarge();
        }
        ResourcePage page = resources.list(query(client, base, listed, wanted));
        answer.json(HttpServletResponse.SC_OK, large, json -> write(page, writers, json));
    }

    private static ListQuery query(
            ProvisioningClient client, String base, List<ListQuery.Listed> listed, ListRequest wanted) {
        FilterDialect dialect = FilterDialect.of(client.integration().profile());
        String filter = wanted.filter() == null ? "" : wanted.filter().strip();
        return new ListQuery(
                client.tenant(),
                client.reader(),
                base,
                listed,
                filter.isEmpty() ? null : dialect.parse(filter),
                filter,
                dialect::lookup,
                wanted.sort(),
                wanted.paging(),
                wanted.count());
    }

    private static void write(ResourcePage page, Map<String, ResourceWriter> writers, JsonGenerator json) {
        json.writeStartObject();
        json.writeName("schemas").writeStartArray().writeString(LIST_RESPONSE).writeEndArray();
        json.writeName("totalResults").writeNumber(page.total());
        if (page.startIndex() != null) json.writeName("startIndex").writeNumber(page.startIndex());
        json.writeName("itemsPerPage").writeNumber(page.resources().size());
        cursor("nextCursor", page.nextCursor(), json);
        cursor("previousCursor", page.previousCursor(), json);
        json.writeName("Resources").writeStartArray();
        for (ResourceView resource : page.resources()) {
            Objects.requireNonNull(writers.get(type(resource.id()))).write(resource, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void cursor(String name, @Nullable String cursor, JsonGenerator json) {
        if (cursor != null) json.writeName(name).writeString(cursor);
    }

    private static String type(ResourceId id) {
        return switch (id) {
            case UserId user -> "User";
            case GroupId group -> "Group";
            case EquipmentId item -> "Equipment";
            default -> throw new IllegalArgumentException("SCIM does not serve " + id);
        };
    }
}
