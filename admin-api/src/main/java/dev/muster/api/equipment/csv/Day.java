package dev.muster.api.equipment.csv;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as inventories export them, each in one meaning only: whether 04/05 is in April or in May is not guessed. */
public final class Day {
    public static final String CURE =
            "write a day that exists, as 2026-01-31; with slashes it is not clear which number is the month";

    public static final String SINCE_CURE =
            "it must be a day between 1900 and today, for somebody has the item since then";

    private static final Pattern TIME_OF_DAY = Pattern.compile(
            "[T ] ?(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:[.,]\\d+)?)?(?: ?[AP]\\.?M\\.?)?"
                    + "(?: ?(?:Z|UTC|GMT|[+-](?:0\\d|1[0-4]):?[0-5]\\d))?$",
            Pattern.CASE_INSENSITIVE);
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final Pattern SLASHED = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final List<DateTimeFormatter> FORMS = List.of(
            form("uuuu-MM-dd"),
            form("uuuu/MM/dd"),
            form("uuuu.MM.dd"),
            form("d.M.uuuu"),
            form("MMM d, uuuu"),
            form("EEE MMM d, uuuu"),
            form("d MMM, uuuu"),
            form("d MMM uuuu"));

    private Day() {}

    public static Optional<LocalDate> parse(String text) {
        String date = TIME_OF_DAY.matcher(text).replaceFirst("");
        Matcher slashed = SLASHED.matcher(date);
        if (slashed.matches()) return slashed(slashed);
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(LocalDate.parse(date, form));
            } catch (DateTimeException anotherForm) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** @param today where the day is ahead of all others: whoever wrote the date may be there */
    public static boolean canBeSince(LocalDate day, LocalDate today) {
        return !day.isBefore(FIRST) && !day.isAfter(today);
    }

    public static LocalDate todayAnywhere(Clock clock) {
        return LocalDate.now(clock.withZone(ZoneOffset.ofHours(14)));
    }

    private static Optional<LocalDate> slashed(Matcher date) {
        int first = Integer.parseInt(date.group(1));
        int second = Integer.parseInt(date.group(2));
        int year = Integer.parseInt(date.group(3));
        if (first <= 12 && second <= 12 && first != second) return Optional.empty();
        try {
            return Optional.of(first > 12 ? LocalDate.of(year, second, first) : LocalDate.of(year, first, second));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
