package dev.muster.reports.leavers;

import static java.util.stream.Collectors.joining;

import dev.muster.directory.text.Blanks;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the page: an item in words, or a line of the summary before them. Each component is a field of
 * {@code leavers.jrxml}. Lines of one {@code user} are kept together on a page; those of the summary need not be.
 */
record LeaverLine(
        String part,
        String section,
        String department,
        String departmentTotals,
        String user,
        String name,
        String about,
        String days,
        String deactivated,
        String assetTag,
        String model,
        String serialNumber,
        String heldSince,
        String value) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final String NOT_KNOWN = "–";
    private static final char NO_BREAK_SPACE = '\u00A0';

    /** @param prints whether a text can be printed: a name that can't has the userName beside it */
    static LeaverLine of(LeaverItem item, LeaverFigures figures, ZoneId zone, Predicate<String> prints) {
        return new LeaverLine(
                "items",
                "",
                LeaverFigures.nameOf(item),
                sentence(figures.department(item)),
                item.user().toString(),
                item.displayName(),
                about(item, prints),
                days(item.days()),
                "Deactivated " + day(item.deactivatedAt(), zone)
                        + (item.deactivatedBy() == null ? "" : " by " + item.deactivatedBy()),
                item.assetTag(),
                known(item.model()),
                known(item.serialNumber()),
                item.checkedOutAt() == null ? NOT_KNOWN : day(item.checkedOutAt(), zone),
                value(item));
    }

    static LeaverLine summary(String section, String name, String about, String count, String days, String value) {
        String apart = section + name + count;
        return new LeaverLine("summary", section, "", "", apart, name, about, days, "", count, "", "", "", value);
    }

    /** A name that is printed whole, or with the account's name beside what is left of it. */
    static String named(LeaverItem item, Predicate<String> prints) {
        return beside(item.displayName(), item.userName(), item.user(), prints);
    }

    private static String about(LeaverItem item, Predicate<String> prints) {
        String account = prints.test(item.userName()) ? item.userName() : item.userName() + " (" + item.user() + ")";
        if (item.manager() == null) return account;
        return account + " · Manager: " + beside(item.manager(), item.managerUserName(), null, prints);
    }

    private static String beside(String name, @Nullable String userName, @Nullable UUID id, Predicate<String> prints) {
        if (prints.test(name)) return name;
        if (userName != null && prints.test(userName)) return name + " (" + userName + ")";
        return id == null ? name : name + " (" + id + ")";
    }

    static String sentence(LeaverFigures.Totals totals) {
        String counts = counted(totals.people(), "person", "people") + " · " + counted(totals.items(), "item", "items");
        return totals.value().isNothing() ? counts : counts + " · " + unbroken(totals.value());
    }

    /** No line ends between a currency and its amount. */
    private static String unbroken(Money value) {
        return value.amounts().stream()
                .map(amount -> amount.replace(' ', NO_BREAK_SPACE))
                .collect(joining(" · "));
    }

    static String counted(int count, String one, String many) {
        return String.format(Locale.UK, "%,d %s", count, count == 1 ? one : many);
    }

    /** Since the deactivation: nobody has held anything for no days. */
    static String days(int days) {
        return days == 0 ? "today" : counted(days, "day", "days");
    }

    static String value(LeaverItem item) {
        return item.value() == null ? NOT_KNOWN : Money.amount(item.value(), item.currency());
    }

    static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    static String known(@Nullable String text) {
        return text == null || Blanks.sayNothing(text) ? NOT_KNOWN : text;
    }
}
