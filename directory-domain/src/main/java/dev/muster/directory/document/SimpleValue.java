package dev.muster.directory.document;

import dev.muster.directory.schema.AttributeDefinition;
import dev.muster.directory.text.Blanks;
import dev.muster.directory.text.Characters;
import dev.muster.directory.text.Folding;
import dev.muster.directory.text.Moments;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Values without sub-attributes: the syntax of RFC 7643 2.3, and the few liberties that clients take with it. Bodies, PATCH,
 * files and extensions all pass here, so what is stored can be read again by whoever compares or sorts it.
 */
public final class SimpleValue {
    private SimpleValue() {}

    /** Null where the client wrote one that means "absent": RFC 7643 2.5 has null, and who empties a field sends an empty text. */
    static @Nullable JsonNode canonical(AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks) {
        if (remarks.areOfStored()) {
            if (raw.isString()) remarks.count(raw.stringValue().length());
            return raw;
        }
        return switch (attribute.type()) {
            case STRING -> text(attribute, raw, prefix, remarks, "it must be text");
            case BOOLEAN -> bool(attribute, raw, prefix);
            case INTEGER -> integer(attribute, raw, prefix);
            case DECIMAL -> decimal(attribute, raw, prefix);
            case DATE_TIME -> dateTime(attribute, raw, prefix, remarks);
            case REFERENCE -> {
                JsonNode text = text(attribute, raw, prefix, remarks, "it must be a URI");
                yield text == null
                        ? null
                        : require(
                                Characters.canBeUri(text.stringValue()),
                                attribute,
                                raw,
                                prefix,
                                "it must be a URI: percent-encode spaces and other special characters");
            }
            case BINARY -> {
                JsonNode text = text(attribute, raw, prefix, remarks, "it must be base64 text");
                yield text == null
                        ? null
                        : require(
                                Characters.isBase64(text.stringValue()),
                                attribute,
                                raw,
                                prefix,
                                "it must be " + BASE64);
            }
            case COMPLEX -> throw new IllegalArgumentException(attribute.name() + " is complex");
        };
    }

    public static final String BASE64 = "base64 without line breaks";

    private static @Nullable JsonNode text(
            AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks, String cure) {
        require(raw.isString(), attribute, raw, prefix, cure);
        String text = raw.stringValue();
        if (text.length() > DocumentLimits.TEXT) {
            throw new DocumentRefusal.TooLarge("the length of " + prefix + attribute.name(), DocumentLimits.TEXT);
        }
        remarks.count(text.length());
        require(
                Characters.areStorable(text),
                attribute,
                raw,
                prefix,
                "it has a NUL character or half of a surrogate pair, remove it");
        return Blanks.sayNothing(text) ? null : raw;
    }

    private static @Nullable JsonNode dateTime(
            AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks) {
        JsonNode text = text(attribute, raw, prefix, remarks, "it must be a time such as 2011-05-13T04:42:34Z");
        if (text == null) return null;
        require(
                Moments.findStorable(text.stringValue()).isPresent(),
                attribute,
                raw,
                prefix,
                "it must be " + Moments.FORM);
        return text;
    }

    private static JsonNode bool(AttributeDefinition attribute, JsonNode raw, String prefix) {
        Boolean value = bool(raw);
        require(value != null, attribute, raw, prefix, "it must be true or false");
        return raw.isBoolean() ? raw : JsonNodeFactory.instance.booleanNode(Boolean.TRUE.equals(value));
    }

    /** The truth value, also of text, since Entra writes {@code "False"}; null if it is none. */
    public static @Nullable Boolean bool(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isString() && node.stringValue().equalsIgnoreCase("true")) {
            return true;
        }
        return node.isString() && node.stringValue().equalsIgnoreCase("false") ? false : null;
    }

    private static JsonNode integer(AttributeDefinition attribute, JsonNode raw, String prefix) {
        boolean fits = raw.isIntegralNumber() && raw.canConvertToLong();
        return require(fits, attribute, raw, prefix, "it must be a whole number of at most 64 bits");
    }

    private static JsonNode decimal(AttributeDefinition attribute, JsonNode raw, String prefix) {
        require(raw.isNumber(), attribute, raw, prefix, "it must be a number, without quotes");
        BigDecimal number = raw.decimalValue();
        boolean fits =
                Math.abs((long) number.scale()) <= DocumentLimits.DIGITS && number.precision() <= DocumentLimits.DIGITS;
        return require(fits, attribute, raw, prefix, "it must have at most " + DocumentLimits.DIGITS + " digits");
    }

    private static JsonNode require(
            boolean holds, AttributeDefinition attribute, JsonNode raw, String prefix, String cure) {
        if (!holds) {
            throw new DocumentRefusal.InvalidValue(prefix + attribute.name(), raw, cure);
        }
        return raw;
    }

    /** The text as it is compared: folded, unless case counts. */
    public static String text(JsonNode node, AttributeDefinition definition) {
        return definition.caseExact() ? node.stringValue() : Folding.fold(node.stringValue());
    }
}
