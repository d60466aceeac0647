package dev.muster.reports.text;

import dev.muster.directory.text.Blanks;
import java.text.Bidi;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How reports write days, times, counts and long names. */
public final class Wording {
    /** Stands where nothing is known. */
    public static final String NOT_KNOWN = "–";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

    /** What a list of mails shows of a subject, and a line of a mail should have (RFC 5322 2.1.1). */
    private static final int SUBJECT = 78;

    private static final int SHORTEST_TENANT = 14;
    /** What a subject has for the words after the tenant. */
    public static final int SUBJECT_WORDS = SUBJECT - SHORTEST_TENANT;

    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private Wording() {}

    /** The instant of a report, with the zone that it is told in. */
    public static String moment(Instant instant, ZoneId zone) {
        return MOMENT.format(instant.atZone(zone)) + " (" + zone.getId() + ")";
    }

    public static String time(Instant instant, ZoneId zone) {
        return TIME.format(instant.atZone(zone));
    }

    public static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    public static String counted(long count, String one, String many) {
        return String.format(Locale.UK, "%,d %s", count, count == 1 ? one : many);
    }

    /** Since something happened: nothing has been so for no days. */
    public static String days(long days) {
        return days == 0 ? "today" : counted(days, "day", "days");
    }

    public static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    public static String known(@Nullable String text) {
        return text == null || Blanks.sayNothing(text) ? NOT_KNOWN : text;
    }

    /** @param length in characters, the mark of the omission included */
    public static String shortened(String text, int length) {
        // what is much longer is not counted to its end
        if (text.length() <= length || text.codePointCount(0, text.length()) <= length) return text;
        return text.substring(0, text.offsetByCodePoints(0, length - 1)).strip() + "…";
    }

    /** One line of plain text, whose direction of writing ends with it. */
    public static String inLine(String text, int length) {
        String line =
                shortened(text.replaceAll("[\\p{Cntrl}\\s\\u2028\\u2029]+", " ").strip(), length);
        char[] letters = line.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length) ? FIRST_STRONG_ISOLATE + line + POP_ISOLATE : line;
    }

    /** At most 78 characters; the name of a tenant is shortened for it. @param words at most {@link #SUBJECT_WORDS} */
    public static String subject(String tenant, String words) {
        return shortened(tenant, SUBJECT - words.length() - 2) + ": " + words;
    }
}
