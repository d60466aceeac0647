package dev.muster.api.body;

import dev.muster.api.ApiRefusal;
import dev.muster.directory.text.Characters;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks at a body before anybody binds it to a record: no member twice, no null within a list, nothing that PostgreSQL cannot store,
 * nothing too deep, nothing behind it. What the records then make of it is their business.
 */
final class SoundJson {
    /** A policy's rate within a policy within an integration needs three. */
    private static final int DEPTH = 16;

    private static final JsonMapper STRICT = new JsonMapper(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
            .build());

    private SoundJson() {}

    /**
     * @throws ApiRefusal.BadValue where it is sound JSON but cannot be meant
     * @throws tools.jackson.core.JacksonException where it is no JSON
     */
    static void check(byte[] body) {
        try (JsonParser parser = STRICT.createParser(body)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isStructStart()) depth++;
                if (token.isStructEnd()) depth--;
                check(token, parser);
                if (depth == 0) {
                    if (parser.nextToken() != null) {
                        throw new ApiRefusal.BadValue("body", "something follows the object; send one.");
                    }
                    return;
                }
            }
        } catch (StreamConstraintsException tooMuch) {
            throw new ApiRefusal.BadValue(
                    "body", "it is nested more than " + DEPTH + " deep, or a number or a name in it is too long.");
        } catch (StreamReadException malformed) {
            if (!String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate")) throw malformed;
            throw new ApiRefusal.BadValue("body", "a member is there twice; send it once.");
        }
    }

    private static void check(JsonToken token, JsonParser parser) {
        TokenStreamContext context = parser.streamReadContext();
        if (token == JsonToken.VALUE_NULL && context.inArray()) {
            throw new ApiRefusal.BadValue(place(context), "a list cannot have a null in it; leave it out.");
        }
        boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME;
        if (text && !Characters.areStorable(parser.getString())) {
            throw new ApiRefusal.BadValue(
                    token == JsonToken.PROPERTY_NAME ? "body" : place(context),
                    "it has a NUL character or half of a surrogate pair; leave that out.");
        }
    }

    /** {@code recipients.0}, as paths of members are written elsewhere. */
    private static String place(TokenStreamContext context) {
        String pointer = context.pathAsPointer().toString();
        return pointer.isEmpty() ? "body" : pointer.substring(1).replace('/', '.');
    }
}
