package dev.muster.reports.rendering;

import java.util.Iterator;
import java.util.List;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRField;
import org.jspecify.annotations.Nullable;

/** Rows of a table as a data source: pulled one by one, the field {@code cell0} is the first cell. */
final class CellRows implements JRDataSource {
    private static final int PREFIX = "cell".length();

    private final Iterator<List<String>> rows;
    private final PrintedTexts texts;
    private List<String> row = List.of();

    CellRows(Iterator<List<String>> rows, PrintedTexts texts) {
        this.rows = rows;
        this.texts = texts;
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) return false;
        row = rows.next();
        return true;
    }

    @Override
    public @Nullable Object getFieldValue(JRField field) {
        int column = Integer.parseInt(field.getName().substring(PREFIX));
        return column < row.size() ? texts.cell(row.get(column)) : null;
    }
}
