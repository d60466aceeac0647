package dev.muster.reports.table;

import dev.muster.reports.ReportColumn.Alignment;
import dev.muster.reports.text.KeyFigure;
import dev.muster.reports.text.Wording;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer in a few words: the key figures and the first rows, as text and as HTML. Everything is given as text and escaped
 * here.
 *
 * @param asOf the instant of the answer, in words
 * @param about what else was asked, a line each: the question, the values of parameters
 * @param subject in one line, see {@link Wording#subject}
 * @param sentence what was found, without the full stop
 * @param nothing what the HTML says when there is no row
 * @param figures above the rows of the HTML
 * @param lead above the rows of the text, a line each
 * @param rows the first of all rows
 */
public record ReportMail(
        String title,
        String tenant,
        String asOf,
        List<String> about,
        String subject,
        String sentence,
        String nothing,
        List<KeyFigure> figures,
        List<String> lead,
        FirstRows rows) {

    /** The heading of a column of the HTML. */
    public record Heading(String label, Alignment alignment) {}

    /**
     * The first rows.
     *
     * @param cells of each row, one for each heading
     * @param lines the same rows as lines of text
     * @param more how many there are besides, in words; empty if these are all
     */
    public record FirstRows(List<Heading> headings, List<List<String>> cells, List<String> lines, String more) {
        /** @param one what a row is called; {@code many}, more than one of them */
        public static String more(long all, int shown, String one, String many) {
            return all == shown
                    ? ""
                    : "… and " + Wording.counted(all - shown, "more " + one + ".", "more " + many + ".");
        }
    }

    public String text() {
        return """
                %s: %s.
                As of %s.
                %s%s
                The whole list is attached as PDF and as CSV.

                --\s
                Muster
                """.formatted(
                        tenant,
                        sentence,
                        asOf,
                        about.stream().map(line -> line + "\n").collect(Collectors.joining()),
                        rows.lines().isEmpty() ? "" : "\n" + rowsAsText());
    }

    private String rowsAsText() {
        return lead.stream().map(line -> line + "\n").collect(Collectors.joining("", "", lead.isEmpty() ? "" : "\n"))
                + rows.lines().stream().map(line -> "- " + line + "\n").collect(Collectors.joining())
                + rows.more();
    }

    public String html() {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="UTF-8"><title>%1$s</title></head>
                <body style="margin:0;padding:24px;background:#ffffff;color:#1f2933;font:14px/1.5 'Noto Sans',Helvetica,Arial,sans-serif">
                <p style="margin:0;color:#0f5c63;font-weight:bold">Muster</p>
                <h1 style="margin:12px 0 2px;font-size:20px">%2$s</h1>
                <p style="margin:0 0 18px;color:#66727f">%3$s</p>
                %4$s
                <p style="margin:18px 0 0;color:#66727f">The whole list is attached as PDF and as CSV.</p>
                </body></html>
                """.formatted(
                escape(subject),
                escape(title),
                escape(tenant) + " · as of " + escape(asOf)
                        + about.stream().map(line -> "<br>" + escape(line)).collect(Collectors.joining()),
                rows.cells().isEmpty() ? "<p>" + escape(nothing) + "</p>" : figuresAsHtml() + rowsAsHtml());
    }

    private String figuresAsHtml() {
        return """
                <table role="presentation" style="border-collapse:collapse;margin-bottom:18px">%s</table>
                """.formatted(figures.stream().map(ReportMail::figure).collect(Collectors.joining()));
    }

    private static String figure(KeyFigure figure) {
        return """
                <tr><td style="padding:3px 24px 3px 0;color:#66727f">%s</td><td style="padding:3px 0;font-weight:bold;color:#0f5c63">%s</td></tr>
                """.formatted(escape(figure.label()), escape(figure.line()));
    }

    private String rowsAsHtml() {
        return """
                <table style="border-collapse:collapse"><thead><tr>%s</tr></thead>
                <tbody>%s</tbody></table>
                <p style="margin:8px 0 0;color:#66727f">%s</p>
                """.formatted(
                        rows.headings().stream().map(ReportMail::heading).collect(Collectors.joining()),
                        rows.cells().stream().map(this::row).collect(Collectors.joining("\n")),
                        escape(rows.more()));
    }

    private String row(List<String> cells) {
        StringBuilder row = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            row.append(cell(cells.get(i), rows.headings().get(i)));
        }
        return row.append("</tr>").toString();
    }

    private static String heading(Heading heading) {
        return "<th scope=\"col\" style=\"text-align:%s;padding:4px 14px 4px 0;font-weight:normal;color:#66727f;border-bottom:1px solid #0f5c63\">%s</th>"
                .formatted(side(heading), escape(heading.label()));
    }

    private static String cell(String text, Heading heading) {
        return "<td dir=\"auto\" style=\"text-align:%s;padding:5px 14px 5px 0;border-bottom:1px solid #c9d3da\">%s</td>"
                .formatted(side(heading), escape(text));
    }

    private static String side(Heading heading) {
        return switch (heading.alignment()) {
            case LEFT -> "left";
            case RIGHT -> "right";
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
