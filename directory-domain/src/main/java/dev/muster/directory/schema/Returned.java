package dev.muster.directory.schema;

import java.util.Arrays;

/** When an attribute is part of an answer (RFC 7643 7). */
public enum Returned {
    ALWAYS("always"),
    NEVER("never"),
    DEFAULT("default"),
    REQUEST("request");

    private final String wireName;

    Returned(String wireName) {
        this.wireName = wireName;
    }

    /** The RFC's spelling. */
    public String wireName() {
        return wireName;
    }

    static Returned parse(String text) {
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
