package dev.muster.reports.leavers;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** The answer in a few words, for a mail: the key figures and the rows that hurt most, as text and as HTML. */
final class LeaversMail {
    private static final int SUBJECT = 78;
    private static final int SHORTEST_TENANT = 14;

    private final String tenant;
    private final String asOf;
    private final ZoneId zone;
    private final LeaverFigures figures;

    LeaversMail(String tenant, Instant asOf, ZoneId zone, LeaverFigures figures) {
        this.tenant = tenant;
        this.asOf = LeaversPage.moment(asOf, zone);
        this.zone = zone;
        this.figures = figures;
    }

    /** At most 78 characters, which is what a line of a mail and a list of mails show (RFC 5322 2.1.1). */
    String subject() {
        String counts = counts();
        String amount = figures.all().value().currencies() == 1
                ? " worth " + figures.all().value()
                : "";
        String said = counts.length() + amount.length() <= SUBJECT - SHORTEST_TENANT ? counts + amount : counts;
        return shortened(tenant, SUBJECT - said.length() - 2) + ": " + said;
    }

    private String sentence() {
        Money value = figures.all().value();
        return counts() + (value.isNothing() ? "" : " worth " + String.join(" and ", value.amounts()));
    }

    private String counts() {
        LeaverFigures.Totals all = figures.all();
        if (all.items() == 0) return "no disabled user holds equipment";
        return LeaverLine.counted(all.people(), "disabled user still holds ", "disabled users still hold ")
                + LeaverLine.counted(all.items(), "item", "items");
    }

    private static String shortened(String name, int length) {
        if (name.codePointCount(0, name.length()) <= length) return name;
        return name.substring(0, name.offsetByCodePoints(0, length - 1)).strip() + "…";
    }

    String text() {
        return """
                %s: %s.
                As of %s.
                %s
                The whole list is attached as PDF and as CSV.

                --\s
                Muster
                """.formatted(tenant, sentence(), asOf, rows().isEmpty() ? "" : "\n" + rowsAsText());
    }

    private String rowsAsText() {
        return figures.longest()
                        .map(item -> "Longest since deactivation: " + LeaverLine.days(item.days()) + ", "
                                + item.displayName() + ".\n\n")
                        .orElse("")
                + rows().stream()
                        .map(row -> "- %s (%s, %s): %s, %s, %s%n"
                                .formatted(
                                        row.name(),
                                        row.department(),
                                        row.days(),
                                        row.assetTag(),
                                        row.model(),
                                        row.value()))
                        .collect(Collectors.joining())
                + more();
    }

    String html() {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>%1$s</title></head>
                <body style="margin:0;padding:24px;background:#ffffff;color:#1f2933;font:14px/1.5 'Noto Sans',Helvetica,Arial,sans-serif">
                <p style="margin:0;color:#0f5c63;font-weight:bold">Muster</p>
                <h1 style="margin:12px 0 2px;font-size:20px">Disabled users still holding equipment</h1>
                <p style="margin:0 0 18px;color:#66727f">%2$s · as of %3$s</p>
                %4$s
                <p style="margin:18px 0 0;color:#66727f">The whole list is attached as PDF and as CSV.</p>
                </body></html>
                """.formatted(
                        escape(subject()),
                        escape(tenant),
                        escape(asOf),
                        rows().isEmpty()
                                ? "<p>Nothing is outstanding: nobody whose account is disabled holds any of your equipment.</p>"
                                : figuresAsHtml() + rowsAsHtml());
    }

    private String figuresAsHtml() {
        LeaverFigures.Totals all = figures.all();
        String longest = figures.longest()
                .map(item -> LeaverLine.days(item.days()) + ", " + item.displayName())
                .orElse("–");
        return """
                <table role="presentation" style="border-collapse:collapse;margin-bottom:18px">%s%s%s%s</table>
                """.formatted(
                        figure("Leavers", String.valueOf(all.people())),
                        figure("Items still out", String.valueOf(all.items())),
                        figure(
                                "Value outstanding",
                                all.value().isNothing() ? "–" : all.value().toString()),
                        figure("Longest since deactivation", longest));
    }

    private static String figure(String label, String value) {
        return """
                <tr><td style="padding:3px 24px 3px 0;color:#66727f">%s</td><td style="padding:3px 0;font-weight:bold;color:#0f5c63">%s</td></tr>
                """.formatted(escape(label), escape(value));
    }

    private String rowsAsHtml() {
        String rows = rows().stream()
                .map(row -> "<tr>" + cell(row.name(), "left") + cell(row.department(), "left")
                        + cell(row.assetTag() + " · " + row.model(), "left") + cell(row.days(), "right")
                        + cell(row.value(), "right") + "</tr>")
                .collect(Collectors.joining("\n"));
        return """
                <table style="border-collapse:collapse"><thead><tr>%s%s%s%s%s</tr></thead>
                <tbody>%s</tbody></table>
                <p style="margin:8px 0 0;color:#66727f">%s</p>
                """.formatted(
                        heading("Leaver", "left"),
                        heading("Department", "left"),
                        heading("Item", "left"),
                        heading("Since deactivation", "right"),
                        heading("Value", "right"),
                        rows,
                        escape(more()));
    }

    private static String heading(String text, String align) {
        return "<th scope=\"col\" style=\"text-align:%s;padding:4px 14px 4px 0;font-weight:normal;color:#66727f;border-bottom:1px solid #0f5c63\">%s</th>"
                .formatted(align, escape(text));
    }

    private static String cell(String text, String align) {
        return "<td style=\"text-align:%s;padding:5px 14px 5px 0;border-bottom:1px solid #c9d3da\">%s</td>"
                .formatted(align, escape(text));
    }

    private String more() {
        int others = figures.all().items() - rows().size();
        return others == 0 ? "" : "… and " + LeaverLine.counted(others, "more item.", "more items.");
    }

    private List<LeaverLine> rows() {
        return figures.top().stream()
                .map(item -> LeaverLine.of(item, figures, zone, text -> true))
                .toList();
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
