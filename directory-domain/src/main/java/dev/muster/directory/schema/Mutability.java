package dev.muster.directory.schema;

import java.util.Arrays;

/** Whether, and when, a client may write an attribute (RFC 7643 7). */
public enum Mutability {
    READ_ONLY("readOnly"),
    READ_WRITE("readWrite"),
    IMMUTABLE("immutable"),
    WRITE_ONLY("writeOnly");

    private final String wireName;

    Mutability(String wireName) {
        this.wireName = wireName;
    }

    /** The RFC's spelling. */
    public String wireName() {
        return wireName;
    }

    static Mutability parse(String text) {
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
