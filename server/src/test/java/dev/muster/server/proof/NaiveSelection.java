package dev.muster.server.proof;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * RFC 7644 §3.9, by a plain reading: only these attributes, or all but these.
 *
 * @param parameter {@code attributes} or {@code excludedAttributes}
 * @param names     in any case, with sub-attributes and URNs
 */
record NaiveSelection(String parameter, String names) {
    static final List<NaiveSelection> SOME = List.of(
            new NaiveSelection("attributes", "userName"),
            new NaiveSelection("attributes", "USERNAME,emails.VALUE,name"),
            new NaiveSelection("attributes", "name.familyName,active,displayName"),
            new NaiveSelection("attributes", "members,groups,phoneNumbers.type"),
            new NaiveSelection("attributes", "groups.display,members.value"),
            new NaiveSelection("attributes", NaiveSchema.ENTERPRISE + ":department,externalId"),
            new NaiveSelection("attributes", NaiveSchema.ENTERPRISE),
            new NaiveSelection("attributes", NaiveSchema.USER + ":title," + NaiveSchema.GROUP + ":displayName"),
            new NaiveSelection("excludedAttributes", "members,groups,emails"),
            new NaiveSelection("excludedAttributes", "name.givenName,EMAILS.type,addresses.locality,id"),
            new NaiveSelection("excludedAttributes", NaiveSchema.ENTERPRISE + ":manager,externalId"));

    /** Of a resource as it is shown in full. Its id is always there; meta and schemas are left out of the comparison. */
    ObjectNode of(JsonNode shown) {
        String own = shown.path("schemas").path(0).asString("").toLowerCase(Locale.ROOT) + ":";
        List<String> named = Stream.of(names.toLowerCase(Locale.ROOT).split(","))
                .map(name -> name.startsWith(own) ? name.substring(own.length()) : name)
                .toList();
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (var member : shown.properties()) {
            if (member.getKey().equals("schemas") || member.getKey().equals("meta")) continue;
            JsonNode kept =
                    member.getKey().equals("id") ? member.getValue() : kept(named, member.getKey(), member.getValue());
            if (!isEmpty(kept)) selected.set(member.getKey(), kept);
        }
        return selected;
    }

    private JsonNode kept(List<String> names, String path, JsonNode value) {
        boolean named = names.contains(path.toLowerCase(Locale.ROOT));
        if (parameter.equals("attributes") && named) return value;
        if (parameter.equals("excludedAttributes") && named) return JsonNodeFactory.instance.objectNode();
        if (value instanceof ObjectNode) return keptParts(names, path, value);
        if (value instanceof ArrayNode) {
            ArrayNode values = JsonNodeFactory.instance.arrayNode();
            for (JsonNode one : value) {
                JsonNode parts = keptParts(names, path, one);
                if (!isEmpty(parts)) values.add(parts);
            }
            return values;
        }
        return parameter.equals("attributes") ? JsonNodeFactory.instance.objectNode() : value;
    }

    private ObjectNode keptParts(List<String> names, String path, JsonNode whole) {
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        String separator = path.startsWith("urn:") ? ":" : ".";
        for (var part : whole.properties()) {
            JsonNode kept = kept(names, path + separator + part.getKey(), part.getValue());
            if (!isEmpty(kept)) parts.set(part.getKey(), kept);
        }
        return parts;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainer() && value.isEmpty();
    }
}
