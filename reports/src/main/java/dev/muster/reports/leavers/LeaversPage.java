package dev.muster.reports.leavers;

import dev.muster.reports.rendering.Pages;
import dev.muster.reports.text.Wording;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The PDF form of the answer. A list of several pages has a page before it that sums it up. */
final class LeaversPage {
    private static final String TEMPLATE = "dev/muster/reports/leavers/leavers";
    /** What one page shows beside the figures. */
    private static final int ITEMS_WITHOUT_SUMMARY = 20;

    /** With the first items below them they fill a page, where each currency is a line. */
    private static final int LINES_OF_DEPARTMENTS = 20;

    private static final int FEWEST_DEPARTMENTS = 3;
    private static final int MOST_DEPARTMENTS = 12;
    private static final int FITS_IN_LARGE_LETTERS = 15;

    private final Pages pages;

    LeaversPage(Pages pages) {
        this.pages = pages;
    }

    void write(
            String tenant,
            Instant asOf,
            ZoneId zone,
            LeaverFigures figures,
            Iterator<LeaverItem> items,
            OutputStream into)
            throws IOException {
        Stream<LeaverLine> lines = Stream.concat(
                figures.all().items() > ITEMS_WITHOUT_SUMMARY ? summary(figures) : Stream.of(),
                lines(items, figures, zone));
        pages.writePdf(TEMPLATE, titles(tenant, asOf, zone, figures), lines.iterator(), into);
    }

    private Map<String, Object> titles(String tenant, Instant asOf, ZoneId zone, LeaverFigures figures) {
        List<String> amounts = figures.all().value().amounts();
        boolean large = amounts.size() == 1 && amounts.getFirst().length() <= FITS_IN_LARGE_LETTERS;
        Map<String, Object> titles = new HashMap<>();
        titles.put("tenant", tenant);
        titles.put("asOf", Wording.moment(asOf, zone));
        titles.put("order", figures.all().items() < 2 ? "" : " · " + order(figures));
        titles.put("people", String.format(Locale.UK, "%,d", figures.all().people()));
        titles.put("items", String.format(Locale.UK, "%,d", figures.all().items()));
        titles.put("value", amounts.isEmpty() ? Wording.NOT_KNOWN : large ? amounts.getFirst() : "");
        titles.put("values", amounts.isEmpty() || large ? "" : String.join("\n", amounts));
        titles.put("longest", figures.longest().map(i -> Wording.days(i.days())).orElse(Wording.NOT_KNOWN));
        titles.put(
                "longestWho",
                figures.longest().map(i -> LeaverLine.named(i, pages::print)).orElse(""));
        return titles;
    }

    private static String order(LeaverFigures figures) {
        return switch (figures.all().value().currencies()) {
            case 0 -> "most items first";
            case 1 -> "highest value first";
            default -> "most items first, as values in several currencies cannot be compared";
        };
    }

    private Stream<LeaverLine> summary(LeaverFigures figures) {
        int currencies = Math.max(1, figures.all().value().currencies());
        int shown = Math.clamp(LINES_OF_DEPARTMENTS / currencies, FEWEST_DEPARTMENTS, MOST_DEPARTMENTS);
        var departments = figures.departments().entrySet().stream()
                .limit(shown)
                .map(department -> LeaverLine.summary(
                        "Departments",
                        department.getKey(),
                        Wording.counted(department.getValue().people(), "person", "people"),
                        Wording.counted(department.getValue().items(), "item", "items"),
                        "",
                        String.join("\n", department.getValue().value().amounts())));
        int others = figures.departments().size() - shown;
        Stream<LeaverLine> more = others <= 0
                ? Stream.of()
                : Stream.of(LeaverLine.summary(
                        "Departments",
                        "and " + Wording.counted(others, "other department", "other departments"),
                        "",
                        "",
                        "",
                        ""));
        Stream<LeaverLine> top = figures.top().stream()
                .map(item -> LeaverLine.summary(
                        "The first " + figures.top().size() + " items of the list",
                        LeaverLine.named(item, pages::print),
                        LeaverFigures.nameOf(item),
                        item.assetTag() + " · " + Wording.known(item.model()),
                        Wording.days(item.days()),
                        LeaverLine.value(item)));
        return Stream.of(departments, more, top).flatMap(lines -> lines);
    }

    private Stream<LeaverLine> lines(Iterator<LeaverItem> items, LeaverFigures figures, ZoneId zone) {
        Iterable<LeaverItem> once = () -> items;
        return StreamSupport.stream(once.spliterator(), false)
                .map(item -> LeaverLine.of(item, figures, zone, pages::print));
    }
}
