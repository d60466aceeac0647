package dev.muster.api.equipment.csv;

import java.util.List;
import java.util.Map;

/**
 * A CSV file whose header is understood.
 *
 * @param columns  as the file calls those that are read
 * @param ignored  headers that mean nothing to an import, as the file has them
 * @param lines    without those that are blank
 * @param problems lines that cannot be read as the header says; of several with one fault, each
 * @param rows     how many lines there are, without the header and blank ones
 */
public record CsvSheet(
        Map<Column, String> columns,
        List<String> ignored,
        List<CsvLine> lines,
        List<ImportProblem> problems,
        long rows) {
    public static final int MOST_BYTES = 10 * 1024 * 1024;
    static final int MOST_LINES = 100_000;

    /** @throws ImportRefusal where it cannot be read at all */
    public static CsvSheet read(byte[] file) {
        if (file.length > MOST_BYTES) throw new ImportRefusal.FileTooLarge(MOST_BYTES);
        CsvText rows = new CsvText(FileText.of(file));
        Header header = null;
        CsvSheetReader reading = null;
        while (rows.hasNext()) {
            CsvText.Row row = rows.next();
            if (CsvSheetReader.isBlank(row)) continue;
            if (reading == null || header == null) {
                header = Header.of(row.fields());
                reading = new CsvSheetReader(header, rows);
            } else {
                reading.add(row);
            }
        }
        if (reading == null) throw new ImportRefusal.NoAssetTags(List.of());
        return reading.sheet();
    }
}
