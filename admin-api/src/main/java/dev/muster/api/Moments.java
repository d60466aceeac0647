package dev.muster.api;

import java.time.DateTimeException;
import java.time.Instant;

/** Instants that a table can hold: ISO 8601 has more of them than PostgreSQL. */
public final class Moments {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private Moments() {}

    /** @throws DateTimeException where it is none */
    public static Instant parse(String text) {
        return checked(Instant.parse(text));
    }

    /** @throws DateTimeException where the year is none of four digits */
    public static Instant checked(Instant moment) {
        if (moment.isBefore(FIRST) || !moment.isBefore(AFTER_LAST)) {
            throw new DateTimeException("The year is not one from 0001 to 9999");
        }
        return moment;
    }
}
