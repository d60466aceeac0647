package dev.muster.server.provisioninglog;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.schema.Returned;
import dev.muster.directory.schema.SchemaRegistry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes out of a body what nobody may read: {@code password}, and every attribute that the schemas say is never returned
 * (RFC 7643 §2.2), however a client spells its path. Headers are not kept at all, so there is no Authorization to redact.
 */
final class Redaction {
    static final String INSTEAD = "(redacted)";
    private final Set<String> secret = new HashSet<>(Set.of("password"));

    /**
     * @param tree   what could be read of it; empty where it is no JSON
     * @param hidden the texts that were taken out
     */
    record Redacted(String text, Optional<JsonNode> tree, List<String> hidden) {
        /** An answer may quote what was asked. */
        String outOf(String answer) {
            String rest = answer;
            for (String secret : hidden) {
                if (!secret.isEmpty()) rest = rest.replace(secret, INSTEAD);
            }
            return rest;
        }
    }

    Redaction(SchemaRegistry schemas) {
        schemas.schemas().forEach(schema -> schema.attributes().forEach(this::collect));
    }

    private void collect(AttributeDefinition attribute) {
        if (attribute.returned() == Returned.NEVER) secret.add(attribute.name().toLowerCase(Locale.ROOT));
        attribute.subAttributes().forEach(this::collect);
    }

    Optional<Redacted> of(CopiedBody body) {
        if (body.length() == 0) return Optional.empty();
        ReadableJson readable = ReadableJson.of(body, this);
        String text = readable.tree().map(JsonNode::toString).orElse("");
        return Optional.of(
                readable.isComplete()
                        ? new Redacted(text, readable.tree(), readable.hidden())
                        : new Redacted(
                                text + " … (of " + body.length() + " bytes)", readable.tree(), readable.hidden()));
    }

    /** {@code password}, {@code PASSWORD}, {@code urn:ietf:params:scim:schemas:core:2.0:User:password}, {@code x.password}. */
    boolean hides(@Nullable String name) {
        if (name == null) return false;
        String lower = name.strip().toLowerCase(Locale.ROOT);
        int start = Math.max(lower.lastIndexOf(':'), lower.lastIndexOf('.')) + 1;
        return secret.contains(lower.substring(start));
    }

    /**
     * A filter may ask for a secret, too; then it is better to keep nothing of it. Nor of what was sent to the token endpoint in
     * the place of a form.
     */
    @Nullable
    String ofQuery(String path, @Nullable String query) {
        if (query == null) return null;
        if (path.startsWith("/oauth2")) return INSTEAD;
        String plain;
        try {
            plain = URLDecoder.decode(query, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            plain = query.toLowerCase(Locale.ROOT);
        }
        return secret.stream().anyMatch(plain::contains) ? INSTEAD : query;
    }
}
