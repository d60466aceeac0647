package dev.muster.directory.schema;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values without sub-attributes: the syntax of RFC 7643 2.3, and the few liberties that clients take with it. */
final class SimpleValue {
    // xsd:dateTime; its time zone is optional.
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    private SimpleValue() {}

    static JsonNode canonical(AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks) {
        return switch (attribute.type()) {
            case STRING -> text(attribute, raw, prefix, remarks, "it must be text");
            case BOOLEAN -> bool(attribute, raw, prefix);
            case INTEGER -> integer(attribute, raw, prefix);
            case DECIMAL -> decimal(attribute, raw, prefix);
            case DATE_TIME -> {
                JsonNode text = text(attribute, raw, prefix, remarks, "it must be a time such as 2011-05-13T04:42:34Z");
                yield require(
                        dateTime(text.stringValue()) != null,
                        attribute,
                        raw,
                        prefix,
                        "it must be a date and time such as 2011-05-13T04:42:34Z");
            }
            case REFERENCE -> {
                JsonNode text = text(attribute, raw, prefix, remarks, "it must be a URI");
                yield require(
                        Characters.canBeUri(text.stringValue()),
                        attribute,
                        raw,
                        prefix,
                        "it must be a URI: percent-encode spaces and other special characters");
            }
            case BINARY -> {
                JsonNode text = text(attribute, raw, prefix, remarks, "it must be base64 text");
                yield require(
                        Characters.isBase64(text.stringValue()),
                        attribute,
                        raw,
                        prefix,
                        "it must be base64 without line breaks");
            }
            case COMPLEX -> throw new IllegalArgumentException(attribute.name() + " is complex");
        };
    }

    private static JsonNode text(
            AttributeDefinition attribute, JsonNode raw, String prefix, Remarks remarks, String cure) {
        require(raw.isString(), attribute, raw, prefix, cure);
        String text = raw.stringValue();
        if (text.length() > DocumentLimits.TEXT) {
            throw new DocumentRefusal.TooLarge("the length of " + prefix + attribute.name(), DocumentLimits.TEXT);
        }
        remarks.count(text.length());
        return require(
                Characters.areStorable(text),
                attribute,
                raw,
                prefix,
                "it has a NUL character or half of a surrogate pair, remove it");
    }

    private static JsonNode bool(AttributeDefinition attribute, JsonNode raw, String prefix) {
        Boolean value = bool(raw);
        require(value != null, attribute, raw, prefix, "it must be true or false");
        return raw.isBoolean() ? raw : JsonNodeFactory.instance.booleanNode(Boolean.TRUE.equals(value));
    }

    /** The truth value, also of text, since Entra writes {@code "False"}; null if it is none. */
    static @Nullable Boolean bool(JsonNode node) {
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

    /** The time, with its offset if it has one; null if it is none. */
    static @Nullable TemporalAccessor dateTime(String text) {
        try {
            return DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static JsonNode require(
            boolean holds, AttributeDefinition attribute, JsonNode raw, String prefix, String cure) {
        if (!holds) {
            throw new DocumentRefusal.InvalidValue(prefix + attribute.name(), raw, cure);
        }
        return raw;
    }
}
