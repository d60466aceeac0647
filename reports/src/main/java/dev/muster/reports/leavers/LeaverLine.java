package dev.muster.reports.leavers;

import dev.muster.reports.text.Money;
import dev.muster.reports.text.Wording;
import java.time.ZoneId;
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
                Wording.days(item.days()),
                "Deactivated " + Wording.day(item.deactivatedAt(), zone)
                        + (item.deactivatedBy() == null ? "" : " by " + item.deactivatedBy()),
                item.assetTag(),
                Wording.known(item.model()),
                Wording.known(item.serialNumber()),
                item.checkedOutAt() == null ? Wording.NOT_KNOWN : Wording.day(item.checkedOutAt(), zone),
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
        String counts = Wording.counted(totals.people(), "person", "people") + " · "
                + Wording.counted(totals.items(), "item", "items");
        return totals.value().isNothing()
                ? counts
                : counts + " · " + totals.value().unbroken();
    }

    static String value(LeaverItem item) {
        return item.value() == null ? Wording.NOT_KNOWN : Money.amount(item.value(), item.currency());
    }
}
