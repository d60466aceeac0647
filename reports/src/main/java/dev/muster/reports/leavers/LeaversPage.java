package dev.muster.reports.leavers;

import dev.muster.reports.rendering.Pages;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The PDF form of the answer. */
final class LeaversPage {
    private static final String TEMPLATE = "dev/muster/reports/leavers/leavers";
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

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
        pages.writePdf(TEMPLATE, titles(tenant, asOf, zone, figures), new Lines(items, figures, zone), into);
    }

    static String moment(Instant asOf, ZoneId zone) {
        return MOMENT.format(asOf.atZone(zone)) + " (" + zone.getId() + ")";
    }

    private static Map<String, Object> titles(String tenant, Instant asOf, ZoneId zone, LeaverFigures figures) {
        List<String> amounts = figures.all().value().amounts();
        Map<String, Object> titles = new HashMap<>();
        titles.put("tenant", tenant);
        titles.put("asOf", moment(asOf, zone));
        titles.put("people", String.format(Locale.UK, "%,d", figures.all().people()));
        titles.put("items", String.format(Locale.UK, "%,d", figures.all().items()));
        titles.put("value", amounts.isEmpty() ? "–" : amounts.getFirst());
        titles.put(
                "otherValues",
                amounts.size() < 2 ? "" : "and " + String.join(" · ", amounts.subList(1, amounts.size())));
        titles.put(
                "longest",
                figures.longest()
                        .map(i -> LeaverLine.counted(i.days(), "day", "days"))
                        .orElse("–"));
        titles.put("longestWho", figures.longest().map(LeaverItem::displayName).orElse(""));
        return titles;
    }

    private record Lines(Iterator<LeaverItem> items, LeaverFigures figures, ZoneId zone)
            implements Iterator<LeaverLine> {
        @Override
        public boolean hasNext() {
            return items.hasNext();
        }

        @Override
        public LeaverLine next() {
            return LeaverLine.of(items.next(), figures, zone);
        }
    }
}
