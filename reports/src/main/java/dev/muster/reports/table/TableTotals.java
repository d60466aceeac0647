package dev.muster.reports.table;

import dev.muster.reports.text.KeyFigure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What is kept of the rows while they pass: how many, the first, the key figures. */
final class TableTotals {
    private static final int FIRST = 10;

    private final List<TableFigure> figures;
    private final List<TableFigure.Tally> tallies;
    private final List<TableRow> first = new ArrayList<>();
    private long rows;

    TableTotals(List<TableFigure> figures) {
        this.figures = figures;
        this.tallies = figures.stream().map(figure -> figure.tally().get()).toList();
    }

    void add(TableRow row) {
        rows++;
        if (first.size() < FIRST) first.add(row);
        tallies.forEach(tally -> tally.add(row));
    }

    long rows() {
        return rows;
    }

    List<TableRow> first() {
        return first;
    }

    List<KeyFigure> figures(ZoneId zone) {
        List<KeyFigure> all = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            all.add(tallies.get(i).figure(figures.get(i).label(), zone));
        }
        return all;
    }
}
