package dev.muster.scim.discovery;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.Schema;
import dev.muster.projections.resource.Resources;
import dev.muster.scim.resource.ScimLimits;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The documents of RFC 7643 §5 to §7 and RFC 9865. They hold no member that the RFCs do not define, and all that they do: there are
 * clients that turn PATCH off where {@code bulk.maxOperations} is missing.
 */
final class DiscoveryDocuments {
    private static final String META_SCHEMAS = "urn:ietf:params:scim:schemas:core:2.0:";

    private final String base;

    /** @param base the address of {@code /scim/v2} */
    DiscoveryDocuments(String base) {
        this.base = base;
    }

    ObjectNode serviceProviderConfig(ScimLimits limits) {
        ObjectNode config = document("ServiceProviderConfig");
        config.putObject("patch").put("supported", true);
        config.putObject("bulk")
                .put("supported", true)
                .put("maxOperations", limits.bulkOperations())
                .put("maxPayloadSize", limits.bulkBody());
        config.putObject("filter").put("supported", true).put("maxResults", limits.largestPage());
        config.putObject("changePassword").put("supported", false);
        config.putObject("sort").put("supported", true);
        config.putObject("etag").put("supported", true);
        config.putObject("pagination")
                .put("cursor", true)
                .put("index", true)
                .put("defaultPaginationMethod", "index")
                .put("defaultPageSize", limits.page())
                .put("maxPageSize", limits.largestPage())
                .put("cursorTimeout", Resources.CURSOR_LIFETIME.toSeconds());
        ArrayNode schemes = config.putArray("authenticationSchemes");
        schemes.addObject()
                .put("type", "oauthbearertoken")
                .put("name", "Bearer token")
                .put("description", "The token of an integration, in the header Authorization.")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6750")
                .put("primary", true);
        schemes.addObject()
                .put("type", "httpbasic")
                .put("name", "HTTP Basic")
                .put("description", "User name and secret of an integration, for clients that know no tokens.")
                .put("specUri", "https://www.rfc-editor.org/info/rfc7617")
                .put("primary", false);
        schemes.addObject()
                .put("type", "oauth2")
                .put("name", "OAuth 2.0 client credentials")
                .put(
                        "description",
                        "Tokens for a limited time from /oauth2/token, for a client_id with a secret or a signed"
                                + " assertion; shown as bearer tokens.")
                .put("specUri", "https://www.rfc-editor.org/info/rfc6749")
                .put("primary", false);
        meta(config, "ServiceProviderConfig", "/ServiceProviderConfig");
        return config;
    }

    ObjectNode resourceType(ResourceType type) {
        ObjectNode document = document("ResourceType")
                .put("id", type.name())
                .put("name", type.name())
                .put("description", type.description())
                .put("endpoint", type.endpoint())
                .put("schema", type.core().id());
        ArrayNode extensions = document.putArray("schemaExtensions");
        for (ResourceType.Extension extension : type.extensions()) {
            extensions.addObject().put("schema", extension.schema().id()).put("required", extension.required());
        }
        meta(document, "ResourceType", "/ResourceTypes/" + type.name());
        return document;
    }

    ObjectNode schema(Schema schema) {
        ObjectNode document = document("Schema")
                .put("id", schema.id())
                .put("name", schema.name())
                .put("description", schema.description());
        ArrayNode attributes = document.putArray("attributes");
        schema.attributes().forEach(attribute -> attributes.add(attribute(attribute)));
        meta(document, "Schema", "/Schemas/" + schema.id());
        return document;
    }

    private static ObjectNode attribute(AttributeDefinition attribute) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("name", attribute.name())
                .put("type", attribute.type().wireName())
                .put("multiValued", attribute.multiValued())
                .put("description", attribute.description())
                .put("required", attribute.required());
        if (!attribute.canonicalValues().isEmpty()) addAll(node, "canonicalValues", attribute.canonicalValues());
        node.put("caseExact", attribute.caseExact())
                .put("mutability", attribute.mutability().wireName())
                .put("returned", attribute.returned().wireName())
                .put("uniqueness", attribute.uniqueness().wireName());
        if (!attribute.referenceTypes().isEmpty()) addAll(node, "referenceTypes", attribute.referenceTypes());
        if (attribute.isComplex()) {
            ArrayNode subs = node.putArray("subAttributes");
            attribute.subAttributes().forEach(sub -> subs.add(attribute(sub)));
        }
        return node;
    }

    static ObjectNode list(List<ObjectNode> documents) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        list.put("totalResults", documents.size())
                .put("startIndex", 1)
                .put("itemsPerPage", documents.size())
                .putArray("Resources")
                .addAll(documents);
        return list;
    }

    private static ObjectNode document(String kind) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("schemas").add(META_SCHEMAS + kind);
        return document;
    }

    private void meta(ObjectNode document, String kind, String path) {
        document.putObject("meta").put("resourceType", kind).put("location", base + path);
    }

    private static void addAll(ObjectNode node, String name, List<String> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(array::add);
    }
}
