package dev.muster.reports.leavers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A {@link LeaverItem} in the words of the page: each component is a field of {@code leavers.jrxml}. */
record LeaverLine(
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

    static LeaverLine of(LeaverItem item, LeaverFigures figures, ZoneId zone) {
        return new LeaverLine(
                LeaverFigures.nameOf(item),
                sentence(figures.department(item)),
                item.user().toString(),
                item.displayName(),
                item.manager() == null ? item.userName() : item.userName() + " · Manager: " + item.manager(),
                counted(item.days(), "day", "days"),
                "Deactivated " + day(item.deactivatedAt(), zone)
                        + (item.deactivatedBy() == null ? "" : " by " + item.deactivatedBy()),
                item.assetTag(),
                known(item.model()),
                known(item.serialNumber()),
                item.checkedOutAt() == null ? NOT_KNOWN : day(item.checkedOutAt(), zone),
                item.value() == null ? NOT_KNOWN : Money.amount(item.value(), item.currency()));
    }

    static String sentence(LeaverFigures.Totals totals) {
        String counts = counted(totals.people(), "person", "people") + " · " + counted(totals.items(), "item", "items");
        return totals.value().isNothing() ? counts : counts + " · " + totals.value();
    }

    static String counted(int count, String one, String many) {
        return String.format(Locale.UK, "%,d %s", count, count == 1 ? one : many);
    }

    static String day(Instant instant, ZoneId zone) {
        return DAY.format(instant.atZone(zone));
    }

    private static String known(@Nullable String text) {
        return text == null || text.isBlank() ? NOT_KNOWN : text;
    }
}
