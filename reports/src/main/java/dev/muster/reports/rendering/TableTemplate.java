package dev.muster.reports.rendering;

import dev.muster.reports.ReportColumn;
import dev.muster.reports.text.KeyFigure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRBand;
import net.sf.jasperreports.engine.JRElement;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.base.JRBaseElement;
import net.sf.jasperreports.engine.base.JRBaseTextElement;
import net.sf.jasperreports.engine.design.JRDesignElement;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.OrientationEnum;

/**
 * {@code table.jrxml} has places for the most columns and figures that there can be. Here those that a report has are laid out
 * over the width of the page; the others are not printed. So no template is compiled while Muster runs.
 */
final class TableTemplate {
    static final String UPRIGHT = "dev/muster/reports/rendering/table";
    static final String TURNED = UPRIGHT + "-landscape";

    private static final int GAP = 6;
    private static final int GAP_OF_CARDS = 8;
    private static final int PADDING_OF_CARD = 12;
    private static final int LARGE_LETTERS = 10;

    private TableTemplate() {}

    /** @param template loaded for this page alone: it is changed */
    static void layOut(JasperReport template, TablePage page) {
        int width = template.getColumnWidth();
        layOutColumns(template, page.columns(), width);
        int cards = page.figures().size();
        for (int i = 0; i < cards; i++) {
            int x = i * (width + GAP_OF_CARDS) / cards;
            int wide = (i + 1) * (width + GAP_OF_CARDS) / cards - GAP_OF_CARDS - x;
            place(template, "card" + i, x, wide);
            for (String text : List.of("label", "figure", "figures")) {
                place(template, text + i, x + PADDING_OF_CARD, wide - 2 * PADDING_OF_CARD);
            }
        }
    }

    private static void layOutColumns(JasperReport template, List<ReportColumn> columns, int width) {
        int shares = columns.stream().mapToInt(ReportColumn::width).sum();
        int given = 0;
        for (int i = 0; i < columns.size(); i++) {
            ReportColumn column = columns.get(i);
            int x = width * given / shares;
            given += column.width();
            int end = width * given / shares - (i == columns.size() - 1 ? 0 : GAP);
            for (String text : List.of("heading", "cell")) {
                JRBaseTextElement element = (JRBaseTextElement) place(template, text + i, x, end - x);
                element.setHorizontalTextAlign(
                        switch (column.alignment()) {
                            case LEFT -> HorizontalTextAlignEnum.LEFT;
                            case RIGHT -> HorizontalTextAlignEnum.RIGHT;
                        });
            }
        }
    }

    private static JRBaseElement place(JasperReport template, String key, int x, int width) {
        for (JRBand band : template.getAllBands()) {
            if (band.getElementByKey(key) instanceof JRBaseElement element) {
                element.setX(x);
                element.setWidth(width);
                return element;
            }
        }
        throw new IllegalStateException("table.jrxml has no " + key);
    }

    static Map<String, Object> parameters(TablePage page, int width) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("title", page.title());
        parameters.put("tenant", page.tenant());
        parameters.put("asOf", page.asOf());
        parameters.put("about", page.about());
        parameters.put("nothing", page.nothing());
        parameters.put("rowCount", page.rows());
        parameters.put("figureCount", page.figures().size());
        parameters.put("columnCount", page.columns().size());
        for (int i = 0; i < page.columns().size(); i++) {
            parameters.put("heading" + i, page.columns().get(i).label());
        }
        int cards = page.figures().size();
        for (int i = 0; i < cards; i++) {
            KeyFigure figure = page.figures().get(i);
            int room = ((width + GAP_OF_CARDS) / cards - GAP_OF_CARDS - 2 * PADDING_OF_CARD) / LARGE_LETTERS;
            boolean large =
                    figure.lines().size() == 1 && figure.lines().getFirst().length() <= room;
            parameters.put("label" + i, figure.label());
            parameters.put(large ? "figure" + i : "figures" + i, String.join("\n", figure.lines()));
        }
        return parameters;
    }

    /** Run by the build: turns the paper. What spans the page is widened, what stands at its right edge is moved there. */
    static void turn(JasperDesign design) {
        int upright = design.getColumnWidth();
        int more = design.getPageHeight() - design.getPageWidth();
        int height = design.getPageWidth();
        design.setPageWidth(design.getPageHeight());
        design.setPageHeight(height);
        design.setOrientation(OrientationEnum.LANDSCAPE);
        design.setColumnWidth(upright + more);
        for (JRBand band : design.getAllBands()) {
            for (JRElement element : band.getElements()) {
                if (!(element instanceof JRDesignElement placed)) continue;
                if (placed.getWidth() == upright) placed.setWidth(upright + more);
                else if (placed.getX() + placed.getWidth() == upright) placed.setX(placed.getX() + more);
            }
        }
    }
}
