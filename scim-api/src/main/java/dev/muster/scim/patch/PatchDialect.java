package dev.muster.scim.patch;

import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.patch.PatchPath;
import dev.muster.directory.schema.AttributeLookup;
import dev.muster.directory.schema.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a PATCH body as its client means it. Pure: the same body is always read the same, a canonical request of the RFC
 * as it stands, and the canonical form of what was read is read as the same again.
 */
public final class PatchDialect {
    /** Operations in one request. */
    public static final int OPERATIONS = 1_000;

    private final ClientProfile profile;

    private PatchDialect(ClientProfile profile) {
        this.profile = profile;
    }

    /**
     * @param noMatch what a value path without a match means to this client
     * @param ignored paths and keys that name nothing we know, for the provisioning log
     */
    public record Reading(List<PatchOperation> operations, NoMatch noMatch, List<String> ignored) {}

    public static PatchDialect of(ClientProfile profile) {
        return new PatchDialect(profile);
    }

    NoMatch noMatch() {
        return ClientQuirk.SETS_ABSENT_VALUES.isOf(profile) ? NoMatch.CREATE : NoMatch.REFUSE;
    }

    /**
     * @throws MalformedPatch where the body is no PATCH request
     * @throws DocumentRefusal where a path is malformed, or names what the type does not have
     */
    public Reading read(ObjectNode body, ResourceType type) {
        JsonNode raw = member(body, "Operations");
        if (raw == null || !raw.isArray() || raw.isEmpty()) {
            throw new MalformedPatch("Operations", "a PATCH needs an array of at least one operation here");
        }
        if (raw.size() > OPERATIONS) {
            throw new DocumentRefusal.TooLarge("the number of operations", OPERATIONS);
        }
        OperationReader reader = new OperationReader(type);
        for (int i = 0; i < raw.size(); i++) {
            reader.read(raw.get(i), "Operations[" + i + "]");
        }
        List<PatchOperation> operations = ClientQuirk.WRITES_ROLES_AS_JSON.isOf(profile)
                ? reader.operations.stream().map(AppRoles::plain).toList()
                : List.copyOf(reader.operations);
        return new Reading(operations, noMatch(), List.copyOf(reader.ignored));
    }

    /** The member of that name, in any case. */
    private static @Nullable JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getKey().equalsIgnoreCase(name)) {
                return member.getValue();
            }
        }
        return null;
    }

    private final class OperationReader {
        private final ResourceType type;
        private final List<PatchOperation> operations = new ArrayList<>();
        private final List<String> ignored = new ArrayList<>();

        OperationReader(ResourceType type) {
            this.type = type;
        }

        void read(JsonNode operation, String place) {
            JsonNode op = member(operation, "op");
            if (op == null || !op.isString()) {
                throw new MalformedPatch(place + ".op", "it must be \"add\", \"replace\" or \"remove\"");
            }
            String path = path(member(operation, "path"), place);
            JsonNode value = member(operation, "value");
            switch (op.stringValue().toLowerCase(Locale.ROOT)) {
                case "add" -> write(path, present(value, place), PatchOperation.Add::new);
                case "replace" -> write(path, present(value, place), PatchOperation.Replace::new);
                case "remove" -> remove(path, value, place);
                default -> throw new MalformedPatch(place + ".op", "it must be \"add\", \"replace\" or \"remove\"");
            }
        }

        private static @Nullable String path(@Nullable JsonNode path, String place) {
            if (path == null || path.isNull()) {
                return null;
            }
            if (!path.isString()) {
                throw new MalformedPatch(place + ".path", "it must be text");
            }
            return path.stringValue().isBlank() ? null : path.stringValue();
        }

        private static JsonNode present(@Nullable JsonNode value, String place) {
            if (value == null) {
                throw new MalformedPatch(place + ".value", "\"add\" and \"replace\" need a value");
            }
            return value;
        }

        private void write(@Nullable String path, JsonNode value, Writing writing) {
            if (path != null && !isResourceItself(path)) {
                PatchPath parsed = parse(path);
                if (parsed != null) {
                    operations.add(writing.of(parsed, value));
                }
            } else if (value instanceof ObjectNode attributes) {
                writeEach(attributes, writing);
            } else {
                operations.add(writing.of(null, value));
            }
        }

        // {"name.givenName": …, "urn:…:User:department": …} beside plain attributes: keys that are paths become paths.
        private void writeEach(ObjectNode attributes, Writing writing) {
            List<PatchOperation> expanded = new ArrayList<>();
            ObjectNode plain = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : attributes.properties()) {
                String key = member.getKey();
                if (isResourceItself(key) && member.getValue() instanceof ObjectNode core) {
                    writeEach(core, writing);
                } else if (!isPath(key)) {
                    plain.set(key, member.getValue());
                } else {
                    PatchPath path = parseKey(key);
                    if (path != null) {
                        expanded.add(writing.of(path, member.getValue()));
                    }
                }
            }
            if (!plain.isEmpty() || attributes.isEmpty()) {
                operations.add(writing.of(null, plain));
            }
            operations.addAll(expanded);
        }

        // RFC 7644 3.10: the core schema's URN qualifies the attributes of the resource, of which it is no part itself.
        private boolean isResourceItself(String text) {
            return text.equalsIgnoreCase(type.core().id());
        }

        private boolean isPath(String key) {
            boolean qualified = key.indexOf(':') >= 0 && type.extension(key).isEmpty();
            return qualified
                    || key.indexOf('[') >= 0
                    || key.indexOf('.') >= 0 && key.indexOf(':') < 0
                    || ClientQuirk.LEAVES_OUT_EXTENSION_URNS.isOf(profile)
                            && type.lookup(key) instanceof AttributeLookup.UnknownAttribute
                            && type.lookupInAnySchema(key) instanceof AttributeLookup.Found;
        }

        // RFC 7644 3.5.2.2: without a path there is nothing to remove.
        private void remove(@Nullable String path, @Nullable JsonNode value, String place) {
            if (path == null) {
                throw new DocumentRefusal.NoTarget("", place + " removes, and does not say by \"path\" what");
            }
            PatchPath parsed = parse(path);
            if (parsed != null) {
                operations.add(new PatchOperation.Remove(parsed, value == null || value.isNull() ? null : value));
            }
        }

        private @Nullable PatchPath parse(String path) {
            try {
                return parseStrictly(path);
            } catch (DocumentRefusal.InvalidPath refusal) {
                if (refusal.isUnknownAttribute() && ClientQuirk.SENDS_UNKNOWN_PATHS.isOf(profile)) {
                    ignored.add(path);
                    return null;
                }
                throw refusal;
            }
        }

        // A key is part of a value, and unknown parts of values are left out for all clients.
        private @Nullable PatchPath parseKey(String key) {
            try {
                return parseStrictly(key);
            } catch (DocumentRefusal.InvalidPath refusal) {
                ignored.add(key);
                return null;
            }
        }

        private PatchPath parseStrictly(String path) {
            return ClientQuirk.LEAVES_OUT_EXTENSION_URNS.isOf(profile)
                    ? PatchPath.parseInAnySchema(type, path)
                    : PatchPath.parse(type, path);
        }
    }

    private interface Writing {
        PatchOperation of(@Nullable PatchPath path, JsonNode value);
    }
}
