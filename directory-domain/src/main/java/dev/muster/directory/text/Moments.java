package dev.muster.directory.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Times as clients write them: xsd:dateTime (RFC 7643 §2.3.5), of days and hours that exist. All that reads one reads it here:
 * a second reader takes what the first one let pass for something else, or for an error.
 */
public final class Moments {
    public static final String FORM = "a time that exists, such as 2011-05-13T04:42:34Z";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");
    private static final int FARTHEST_OFFSET = 14 * 60 * 60;

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /** Of whatever year. Without a zone it is UTC, since RFC 7643 §2.3.5 leaves that open. Empty where there is no such time. */
    public static Optional<Instant> find(String text) {
        return read(text)
                .map(time -> time instanceof OffsetDateTime there
                        ? there.toInstant()
                        : ((LocalDateTime) time).toInstant(ZoneOffset.UTC));
    }

    /** Of a year of four digits: ISO 8601 has more of them than PostgreSQL. */
    public static Optional<Instant> findStorable(String text) {
        return find(text).filter(Moments::isStorable);
    }

    /** A day alone, as 2026-01-31. Empty where there is none. */
    public static Optional<LocalDate> findDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    /**
     * Where the zone has to be said.
     *
     * @throws DateTimeException where it is none that a table can hold
     */
    public static Instant parse(String text) {
        Instant moment = read(text)
                .filter(OffsetDateTime.class::isInstance)
                .map(time -> ((OffsetDateTime) time).toInstant())
                .orElseThrow(() -> new DateTimeException("It is not " + FORM));
        if (!isStorable(moment)) throw new DateTimeException("The year is not one from 0001 to 9999");
        return moment;
    }

    private static Optional<TemporalAccessor> read(String text) {
        try {
            TemporalAccessor time = DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            boolean onEarth = !(time instanceof OffsetDateTime there)
                    || Math.abs(there.getOffset().getTotalSeconds()) <= FARTHEST_OFFSET;
            return onEarth ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isStorable(Instant moment) {
        return !moment.isBefore(FIRST) && moment.isBefore(AFTER_LAST);
    }
}
