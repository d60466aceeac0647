package dev.muster.provisioninglog;

import dev.muster.directory.document.IndexedTexts;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import dev.muster.directory.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes rows of lines: redacts, cuts to measure, and finds out which resource a line is about. */
public final class LogRowMapper {
    private static final String BASE = "/scim/v2/";
    private static final int LONGEST = 1_000;
    /** By what a resource that has no id yet is known. */
    private static final List<String> NAMES = List.of("userName", "displayName", "assetTag");

    private final Redaction redaction;
    private final Map<String, String> typesByEndpoint;

    public LogRowMapper(SchemaRegistry schemas) {
        this.redaction = new Redaction(schemas);
        this.typesByEndpoint = schemas.resourceTypes().stream()
                .collect(Collectors.toMap(
                        type -> type.endpoint().substring(1).toLowerCase(Locale.ROOT), ResourceType::name));
    }

    LogRow of(LogEntry line) {
        Optional<Redaction.Redacted> request = redaction.of(line.path(), line.requestBody());
        Optional<Redaction.Redacted> answer = redaction.of(line.answerBody());
        String path = redaction.ofPath(line.path());
        String[] steps = stepsOf(path);
        String query = redaction.ofQuery(line.path(), line.query());
        UnaryOperator<String> unquoted = Redaction.INSTEAD.equals(query) || Redaction.INSTEAD.equals(path)
                ? text -> Redaction.INSTEAD
                : text -> request.map(body -> body.outOf(text)).orElse(text);
        return new LogRow(
                line.integration() == null ? null : line.integration().tenant().value(),
                line.at(),
                line.request(),
                line.integration() == null ? null : line.integration().value(),
                line.credential() == null ? null : line.credential().value(),
                line.address(),
                cutOrNull(line.userAgent()),
                cut(line.method()),
                cut(path),
                cutOrNull(query),
                line.status(),
                answer.flatMap(body -> text(body, "scimType").or(() -> text(body, "error")))
                        .orElse(null),
                answer.flatMap(body -> text(body, "detail").or(() -> text(body, "error_description")))
                        .map(unquoted)
                        .map(this::cut)
                        .orElse(null),
                (int) Math.min(line.micros(), Integer.MAX_VALUE),
                steps.length == 0 ? null : typesByEndpoint.get(steps[0].toLowerCase(Locale.ROOT)),
                resource(steps, line.location()),
                line.method().equals("POST") ? request.flatMap(this::subject).orElse(null) : null,
                request.map(body -> storable(body.text())).orElse(null),
                answer.map(Redaction.Redacted::text)
                        .map(unquoted)
                        .map(this::storable)
                        .orElse(null),
                line.notes().isEmpty() ? null : cut(unquoted.apply(String.join("\n", line.notes()))),
                line.repeats() == null ? null : line.repeats().count(),
                line.repeats() == null ? null : line.repeats().since());
    }

    private static String[] stepsOf(String path) {
        return path.startsWith(BASE) ? path.substring(BASE.length()).split("/", 3) : new String[0];
    }

    private static @Nullable UUID resource(String[] steps, @Nullable String location) {
        Optional<UUID> addressed = steps.length < 2 ? Optional.empty() : uuid(steps[1]);
        return addressed
                .or(() -> location == null ? Optional.empty() : uuid(location.substring(location.lastIndexOf('/') + 1)))
                .orElse(null);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private Optional<String> subject(Redaction.Redacted body) {
        return NAMES.stream()
                .flatMap(name -> text(body, name).stream())
                .findFirst()
                .map(name -> Folding.fold(storable(name.strip())))
                .filter(IndexedTexts::fits); // whoever has a longer name was refused
    }

    private static Optional<String> text(Redaction.Redacted body, String member) {
        return body.tree().stream()
                .flatMap(tree -> tree.isObject() ? tree.properties().stream() : Stream.empty())
                .filter(property -> property.getKey().equalsIgnoreCase(member))
                .map(Map.Entry::getValue)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst();
    }

    private @Nullable String cutOrNull(@Nullable String text) {
        return text == null ? null : cut(text);
    }

    private String cut(String text) {
        return storable(text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…");
    }

    /** PostgreSQL has no NUL, and no half of a surrogate pair can be written as UTF-8; and nobody's credential stands in any text. */
    private String storable(String kept) {
        String text = redaction.plain(kept);
        boolean clean = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
        if (clean) return text;
        var rest = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= 0xD800 && point <= 0xDFFF) ? 0xFFFD : point)
                .forEach(rest::appendCodePoint);
        return rest.toString();
    }
}
