package dev.muster.directory.schema;

import java.util.Arrays;

/** The data types of RFC 7643 2.3. */
public enum AttributeType {
    STRING("string"),
    BOOLEAN("boolean"),
    DECIMAL("decimal"),
    INTEGER("integer"),
    DATE_TIME("dateTime"),
    BINARY("binary"),
    REFERENCE("reference"),
    COMPLEX("complex");

    private final String wireName;

    AttributeType(String wireName) {
        this.wireName = wireName;
    }

    /** The RFC's spelling. */
    public String wireName() {
        return wireName;
    }

    static AttributeType parse(String text) {
        return Arrays.stream(values())
                .filter(value -> value.wireName.equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedSchema("\"" + text + "\" is none of " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
