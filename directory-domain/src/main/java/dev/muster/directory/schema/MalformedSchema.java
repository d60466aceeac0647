package dev.muster.directory.schema;

/** A schema file that cannot be used. Schemas are read at start, so this stops the start and says what to correct. */
public final class MalformedSchema extends RuntimeException {
    MalformedSchema(String problem) {
        super(problem);
    }

    MalformedSchema in(String place) {
        MalformedSchema placed = new MalformedSchema(place + ": " + getMessage());
        placed.initCause(getCause() == null ? this : getCause());
        return placed;
    }
}
