package dev.muster.api.history;

import dev.muster.history.timeline.TimelineEntry.Change;
import dev.muster.reports.csv.CsvTable;
import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A history as a flat table: one line for each attribute that changed, and one for an entry that changed none. */
final class HistoryCsv {
    private static final List<String> HEADER = List.of(
            "position",
            "at",
            "kind",
            "subject type",
            "subject",
            "event of",
            "by",
            "name",
            "request",
            "cause",
            "attribute",
            "before",
            "after");
    private static final Change NONE = new Change("", null, null);

    private HistoryCsv() {}

    static String of(List<ShownEntry> entries) {
        StringWriter text = new StringWriter();
        CsvTable table = new CsvTable(text, HEADER);
        for (ShownEntry entry : entries) {
            for (Change change : entry.changes().isEmpty() ? List.of(NONE) : entry.changes()) {
                table.row(
                        entry.position(),
                        entry.at(),
                        entry.kind(),
                        entry.subject().type(),
                        entry.subject().id(),
                        entry.event().type() + " " + entry.event().id(),
                        entry.by().id() == null
                                ? entry.by().kind()
                                : entry.by().kind() + " " + entry.by().id(),
                        entry.by().name(),
                        entry.request(),
                        entry.cause(),
                        entry.erased() ? "(erased)" : change.attribute(),
                        text(change.before()),
                        text(change.after()));
            }
        }
        return text.toString();
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null) return null;
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
