package dev.muster.reports.rendering;

import dev.muster.reports.ReportColumn;
import dev.muster.reports.text.KeyFigure;
import java.util.List;

/**
 * What a table prints besides its rows.
 *
 * @param asOf the instant of the answer, in words: below the title and at the foot of each page
 * @param about below the title, a line each: the question, the values of parameters
 * @param figures at most {@link #MOST_FIGURES}
 * @param columns those that the page has, at most {@link #MOST_COLUMNS}; more than six turn the paper
 * @param rows how many there are
 * @param nothing stands where there is no row
 */
public record TablePage(
        String title,
        String tenant,
        String asOf,
        String about,
        List<KeyFigure> figures,
        List<ReportColumn> columns,
        long rows,
        String nothing) {
    public static final int MOST_FIGURES = 4;
    public static final int MOST_COLUMNS = 12;
    private static final int MOST_UPRIGHT = 6;

    boolean isUpright() {
        return columns.size() <= MOST_UPRIGHT;
    }
}
