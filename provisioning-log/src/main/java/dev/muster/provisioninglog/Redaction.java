package dev.muster.provisioninglog;

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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Takes out of a body what nobody may read: {@code password}, and every attribute that the schemas say is never returned
 * (RFC 7643 §2.2), however a client spells its path, and in whatever filter it asks for it; what clients prove themselves with; and every
 * credential that was minted here, wherever it stands. Of headers only User-Agent is kept.
 */
final class Redaction {
    static final String INSTEAD = "(redacted)";

    /** What is secret whatever the schemas say, as a member of a body or as a parameter (RFC 6749, RFC 6750, RFC 7521). */
    private static final Set<String> OF_CLIENTS = Set.of(
            "client_secret",
            "client_assertion",
            "assertion",
            "access_token",
            "refresh_token",
            "token",
            "authorization",
            "secret");
    /** Whoever pastes a credential anywhere: every one that was minted here begins so. More than a hint shows. */
    private static final Pattern MINTED = Pattern.compile("mstrt?_[A-Za-z0-9_\\-.~+/=%]{6,}");

    /** Of a text that is found in an answer cut short, so much at least. */
    private static final int BEGINNING = 8;

    private final Set<String> secret = new HashSet<>(Set.of("password"));
    /** {@code password eq "…"}, {@code password"] pr}, {@code "password": "…"}. */
    private final Pattern asking;

    /**
     * @param tree   what could be read of it; empty where it is no JSON
     * @param hidden the texts that were taken out
     */
    record Redacted(String text, Optional<JsonNode> tree, List<String> hidden) {
        /** An answer may quote what was asked, also cut short, and with what cannot be printed replaced. */
        String outOf(String answer) {
            String rest = answer;
            for (String secret : hidden) {
                if (secret.length() <= BEGINNING) rest = secret.isEmpty() ? rest : rest.replace(secret, INSTEAD);
                else rest = without(secret, asJson(secret), rest);
            }
            return rest;
        }

        private static String asJson(String text) {
            String quoted = JsonNodeFactory.instance.stringNode(text).toString();
            return quoted.substring(1, quoted.length() - 1);
        }

        private static String without(String secret, String escaped, String text) {
            var rest = new StringBuilder(text.length());
            int at = 0;
            while (at < text.length()) {
                int length = Math.max(same(secret, text, at), same(escaped, text, at));
                if (length >= BEGINNING) rest.append(INSTEAD);
                else rest.append(text.charAt(at));
                at += length >= BEGINNING ? length : 1;
            }
            return rest.toString();
        }

        private static int same(String secret, String text, int from) {
            int length = 0;
            while (length < secret.length()
                    && from + length < text.length()
                    && (text.charAt(from + length) == secret.charAt(length) || text.charAt(from + length) == 0xFFFD)) {
                length++;
            }
            return length;
        }
    }

    Redaction(SchemaRegistry schemas) {
        schemas.schemas().forEach(schema -> schema.attributes().forEach(this::collect));
        this.asking = Pattern.compile(
                "(?<![\\p{Alnum}_-])(?:"
                        + secret.stream().map(Pattern::quote).collect(Collectors.joining("|"))
                        + ")(?:[\\s\"'\\])\\\\]+(?:eq|ne|co|sw|ew|gt|ge|lt|le|in)(?!\\p{Alnum})|[\\s\"'\\\\]*[:=][\\s\"'\\\\]*\\S)");
    }

    private void collect(AttributeDefinition attribute) {
        if (attribute.returned() == Returned.NEVER) secret.add(attribute.name().toLowerCase(Locale.ROOT));
        attribute.subAttributes().forEach(this::collect);
    }

    /** Of what is sent to the token endpoint nothing is kept, in whatever form it is. */
    Optional<Redacted> of(String path, CopiedBody body) {
        return path.startsWith("/oauth2") && body.length() > 0
                ? Optional.of(
                        new Redacted(INSTEAD + " … (of " + body.length() + " bytes)", Optional.empty(), List.of()))
                : of(body);
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
        String last = lower.substring(start);
        return secret.contains(last) || OF_CLIENTS.contains(last);
    }

    /** Whether a text is a filter, a path with one, or the like, that says what a secret is or may be; percent-encoded, too. */
    boolean asks(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (secret.stream().noneMatch(lower::contains) && lower.indexOf('%') < 0) return false;
        return asking.matcher(lower).find() || asking.matcher(decoded(lower)).find();
    }

    /** Any text that is kept: without what was minted here. */
    String plain(String text) {
        return text.contains("mstr") ? MINTED.matcher(text).replaceAll(INSTEAD) : text;
    }

    String ofPath(String path) {
        return asks(path) ? INSTEAD : path;
    }

    /**
     * A filter may ask for a secret, too; then it is better to keep nothing of it. Nor of what was sent to the token endpoint in
     * the place of a form.
     */
    @Nullable
    String ofQuery(String path, @Nullable String query) {
        if (query == null) return null;
        if (path.startsWith("/oauth2")) return INSTEAD;
        String plain = decoded(query).toLowerCase(Locale.ROOT);
        boolean named =
                Stream.of(plain.split("[&;]")).anyMatch(pair -> OF_CLIENTS.contains(pair.split("=", 2)[0].strip()));
        return named || secret.stream().anyMatch(plain::contains) ? INSTEAD : query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
