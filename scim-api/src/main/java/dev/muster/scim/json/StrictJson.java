package dev.muster.scim.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A request's body as a JSON object: UTF-8, no name twice, nothing after it, nothing too deep or too long. */
public final class StrictJson {
    /** How deep objects and arrays may nest; a PATCH within a bulk request needs nine. */
    public static final int DEPTH = 16;
    /** UTF-16 units of one text. More than any attribute may have, so that the attribute's own refusal is the usual one. */
    public static final int TEXT = 256 * 1024;
    /** UTF-16 units of a member's name; URNs are names. */
    public static final int NAME = 1_024;
    /** Characters of a number. */
    public static final int NUMBER = 100;

    private static final int REASON = 160;
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxStringLength(TEXT)
                            .maxNameLength(NAME)
                            .maxNumberLength(NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private StrictJson() {}

    /** @throws MalformedJson where the body is anything else than one sound JSON object */
    public static ObjectNode object(byte[] body) {
        String text = decoded(body);
        JsonNode node = parsed(text);
        if (!(node instanceof ObjectNode object)) {
            throw new MalformedJson("it must be an object, in braces", "line 1, column 1");
        }
        // Raw NULs and unpaired surrogates have not come this far; only an escape can still stand for one.
        if (text.contains("\\u")) {
            UnstorableText.check(object);
        }
        return object;
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedJson("it is not UTF-8", "somewhere in " + body.length + " bytes");
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return READER.readTree(text);
        } catch (JacksonException e) {
            throw new MalformedJson(reason(e), place(e.getLocation()));
        } catch (NumberFormatException e) { // what the parser lets through: 1e99999999999
            throw new MalformedJson("a number has an exponent that no number can have", "a number");
        }
    }

    /** In the parser's words where they are about JSON, without those about its own classes. */
    private static String reason(JacksonException e) {
        if (e instanceof MismatchedInputException) return "something follows the object";
        String message = String.valueOf(e.getOriginalMessage())
                .lines()
                .findFirst()
                .orElse("it cannot be parsed")
                .replaceAll("(,? *from|: enable) `[^`]*`( to allow)?| \\((start marker|for \\w+ starting) at .*", "");
        StringBuilder reason = new StringBuilder();
        message.codePoints().limit(REASON).forEach(c -> reason.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return reason.toString();
    }

    private static String place(@Nullable TokenStreamLocation location) {
        return location == null ? "at the end" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
