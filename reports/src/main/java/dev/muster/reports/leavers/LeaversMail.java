package dev.muster.reports.leavers;

import dev.muster.reports.ReportColumn.Alignment;
import dev.muster.reports.table.ReportMail;
import dev.muster.reports.table.ReportMail.FirstRows;
import dev.muster.reports.table.ReportMail.Heading;
import dev.muster.reports.text.KeyFigure;
import dev.muster.reports.text.Money;
import dev.muster.reports.text.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What the mail says: the key figures and the rows that hurt most. */
final class LeaversMail {
    private static final List<Heading> HEADINGS = List.of(
            new Heading("Leaver", Alignment.LEFT),
            new Heading("Department", Alignment.LEFT),
            new Heading("Item", Alignment.LEFT),
            new Heading("Since deactivation", Alignment.RIGHT),
            new Heading("Value", Alignment.RIGHT));

    private LeaversMail() {}

    static ReportMail of(String title, String tenant, Instant asOf, ZoneId zone, LeaverFigures figures) {
        return new ReportMail(
                title,
                tenant,
                Wording.moment(asOf, zone),
                List.of(),
                Wording.subject(tenant, inSubject(figures.all())),
                sentence(figures.all()),
                "Nothing is outstanding: nobody whose account is disabled holds any of your equipment.",
                keyFigures(figures),
                figures.longest().map(item -> "Longest since deactivation: " + longest(item) + ".").stream()
                        .toList(),
                rows(figures, zone));
    }

    private static String inSubject(LeaverFigures.Totals all) {
        String counts = counts(all);
        String amount = all.value().currencies() == 1 ? " worth " + all.value() : "";
        return counts.length() + amount.length() <= Wording.SUBJECT_WORDS ? counts + amount : counts;
    }

    private static String sentence(LeaverFigures.Totals all) {
        Money value = all.value();
        return counts(all) + (value.isNothing() ? "" : " worth " + String.join(" and ", value.amounts()));
    }

    private static String counts(LeaverFigures.Totals all) {
        if (all.items() == 0) return "no disabled user holds equipment";
        return Wording.counted(all.people(), "disabled user still holds ", "disabled users still hold ")
                + Wording.counted(all.items(), "item", "items");
    }

    private static List<KeyFigure> keyFigures(LeaverFigures figures) {
        LeaverFigures.Totals all = figures.all();
        return List.of(
                KeyFigure.of("Leavers", String.valueOf(all.people())),
                KeyFigure.of("Items still out", String.valueOf(all.items())),
                KeyFigure.of("Value outstanding", all.value()),
                KeyFigure.of(
                        "Longest since deactivation",
                        figures.longest().map(LeaversMail::longest).orElse(Wording.NOT_KNOWN)));
    }

    private static String longest(LeaverItem item) {
        return Wording.days(item.days()) + ", " + item.displayName();
    }

    private static FirstRows rows(LeaverFigures figures, ZoneId zone) {
        List<LeaverLine> top = figures.top().stream()
                .map(item -> LeaverLine.of(item, figures, zone, text -> true))
                .toList();
        return new FirstRows(
                HEADINGS,
                top.stream()
                        .map(row -> List.of(
                                row.name(),
                                row.department(),
                                row.assetTag() + " · " + row.model(),
                                row.days(),
                                row.value()))
                        .toList(),
                top.stream()
                        .map(row -> "%s (%s, %s): %s, %s, %s"
                                .formatted(
                                        row.name(),
                                        row.department(),
                                        row.days(),
                                        row.assetTag(),
                                        row.model(),
                                        row.value()))
                        .toList(),
                FirstRows.more(figures.all().items(), top.size(), "item", "items"));
    }
}
