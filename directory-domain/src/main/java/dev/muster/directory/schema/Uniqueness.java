package dev.muster.directory.schema;

import java.util.Arrays;

/** Where no other resource may have the same value (RFC 7643 7). */
public enum Uniqueness {
    NONE("none"),
    SERVER("server"),
    GLOBAL("global");

    private final String wireName;

    Uniqueness(String wireName) {
        this.wireName = wireName;
    }

    /** The RFC's spelling. */
    public String wireName() {
        return wireName;
    }

    static Uniqueness parse(String text) {
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
