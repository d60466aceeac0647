package dev.muster.reports.leavers;

import dev.muster.reports.csv.CsvTable;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CSV form of the answer: one line an item, times in ISO 8601 with the offset of the report's zone. */
final class LeaversTable {
    private static final List<String> HEADER = List.of(
            "userName",
            "displayName",
            "department",
            "manager",
            "deactivatedAt",
            "deactivatedBy",
            "daysSinceDeactivation",
            "assetTag",
            "model",
            "serialNumber",
            "value",
            "currency",
            "checkedOutAt");

    private final CsvTable table;
    private final ZoneId zone;

    LeaversTable(Writer out, ZoneId zone) {
        this.table = new CsvTable(out, HEADER);
        this.zone = zone;
    }

    void add(LeaverItem item) {
        table.row(
                item.userName(),
                item.displayName(),
                item.department(),
                item.manager(),
                time(item.deactivatedAt()),
                item.deactivatedBy(),
                item.days(),
                item.assetTag(),
                item.model(),
                item.serialNumber(),
                item.value(),
                item.currency(),
                time(item.checkedOutAt()));
    }

    private @Nullable String time(@Nullable Instant instant) {
        if (instant == null) return null;
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    }
}
