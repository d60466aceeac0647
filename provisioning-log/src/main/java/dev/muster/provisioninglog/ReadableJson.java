package dev.muster.provisioninglog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of a body as can be read as JSON, without its secrets: what is cut off, or malformed, is told as far as it went.
 * Bytes that are no JSON are not kept: nobody could say what is secret in them.
 */
final class ReadableJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int DEEPEST = 64;
    /** What a filter compares with: a text in quotes, or a word behind an operator. */
    private static final Pattern QUOTED =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"?|(?i)\\s(?:eq|ne|co|sw|ew|gt|ge|lt|le)\\s+([^\\s\"\\])]+)");

    private final Redaction redaction;
    private boolean complete = true;
    private @Nullable JsonNode tree;
    private final List<String> hidden = new ArrayList<>();

    private ReadableJson(Redaction redaction) {
        this.redaction = redaction;
    }

    static ReadableJson of(CopiedBody body, Redaction redaction) {
        var reading = new ReadableJson(redaction);
        try (JsonParser parser = MAPPER.createParser(body.beginning())) {
            reading.tree = reading.value(parser, parser.nextToken(), 0);
            if (reading.complete && parser.nextToken() != null) reading.complete = false;
        } catch (JacksonException unreadable) {
            reading.complete = false;
        }
        if (!body.isWhole()) reading.complete = false;
        return reading;
    }

    boolean isComplete() {
        return complete;
    }

    /** The texts that were taken out. */
    List<String> hidden() {
        return hidden;
    }

    Optional<JsonNode> tree() {
        return Optional.ofNullable(tree);
    }

    private @Nullable JsonNode value(JsonParser parser, @Nullable JsonToken token, int depth) {
        if (token == null || depth > DEEPEST) {
            complete = false;
            return null;
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> array(parser, depth);
            default -> unlessItAsks(parser.readValueAsTree());
        };
    }

    private @Nullable JsonNode unlessItAsks(@Nullable JsonNode value) {
        if (value == null || !value.isString() || !redaction.asks(value.stringValue())) return value;
        hidden.add(value.stringValue());
        // an answer quotes the value that is compared, or a part of it
        Matcher quoted = QUOTED.matcher(value.stringValue());
        while (quoted.find()) hidden.add(quoted.group(1) == null ? quoted.group(2) : quoted.group(1));
        return JsonNodeFactory.instance.stringNode(Redaction.INSTEAD);
    }

    private ObjectNode object(JsonParser parser, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        try {
            while (complete && parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonNode value = value(parser, parser.nextToken(), depth + 1);
                if (redaction.asks(name)) {
                    hidden.add(name);
                    name = Redaction.INSTEAD;
                }
                if (value != null) object.set(name, value);
                if (redaction.hides(name)) hide(object, name);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT) complete = false;
        } catch (JacksonException cutOff) {
            complete = false;
        }
        hideOperation(object);
        return object;
    }

    /** {@code {"op":"replace","path":"password","value":…}}; where the path was cut off, it could have been that one. */
    private void hideOperation(ObjectNode object) {
        if (!object.has("value") || !hasOperation(object)) return;
        JsonNode path = object.get("path");
        boolean secret = path != null && path.isString() && redaction.hides(path.stringValue());
        if (secret || (path == null && !complete)) hide(object, "value");
    }

    private void hide(ObjectNode object, String name) {
        JsonNode value = object.get(name);
        if (value != null) collect(value);
        object.put(name, Redaction.INSTEAD);
    }

    private void collect(JsonNode value) {
        if (value.isString()) hidden.add(value.stringValue());
        else if (value.isNumber()) hidden.add(value.toString());
        else if (value.isContainer()) value.forEach(this::collect);
    }

    private static boolean hasOperation(ObjectNode object) {
        return object.has("op") || object.has("path");
    }

    private ArrayNode array(JsonParser parser, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        try {
            JsonToken token = parser.nextToken();
            while (complete && token != null && token != JsonToken.END_ARRAY) {
                JsonNode value = value(parser, token, depth + 1);
                if (value != null) array.add(value);
                token = complete ? parser.nextToken() : null;
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) complete = false;
        } catch (JacksonException cutOff) {
            complete = false;
        }
        return array;
    }
}
