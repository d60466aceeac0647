package dev.muster.api.equipment;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A CSV file whose header is understood.
 *
 * @param columns  as the file calls those that are read
 * @param ignored  headers that mean nothing to an import, as the file has them
 * @param lines    without those that are blank
 * @param problems lines that do not fit the header
 */
record Sheet(Map<Column, String> columns, List<String> ignored, List<Line> lines, List<Problem> problems) {
    static final int MOST_BYTES = 10 * 1024 * 1024;
    static final int MOST_LINES = 100_000;
    private static final int LONGEST_FIELD = 64 * 1024;
    private static final int MOST_FIELDS = 500;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** @throws ImportRefusal where it cannot be read at all */
    static Sheet read(byte[] file) {
        if (file.length > MOST_BYTES) throw new ImportRefusal.FileTooLarge(MOST_BYTES);
        String text = decoded(file);
        Reading reading = new Reading();
        try (CloseableIterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(separatorOf(text))
                .allowExtraFields(true)
                .allowMissingFields(true)
                .build(
                        CsvRecordHandler.of(
                                limits -> limits.maxFieldSize(LONGEST_FIELD).maxFields(MOST_FIELDS)),
                        text)
                .iterator()) {
            while (records.hasNext()) reading.add(records.next());
        } catch (CsvParseException malformed) {
            throw new ImportRefusal.Malformed(String.valueOf(malformed.getMessage())
                    .replace("Exception when reading record that started in", "look at the row that begins in"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return reading.sheet();
    }

    private static String decoded(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException anotherEncoding) {
            throw new ImportRefusal.NotUtf8();
        }
    }

    /** Spreadsheets of countries with a decimal comma write semicolons. The header tells: no column has one in its name. */
    private static char separatorOf(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        char most = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(header, candidate) > count(header, most)) most = candidate;
        }
        return most;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static final class Reading {
        // What exporters put before a cell that a spreadsheet would take for a formula.
        private static final Pattern DEFUSED = Pattern.compile("(?s)[`'](?=[=+\\-@\\t\\r]).*");

        private final Map<Column, String> columns = new EnumMap<>(Column.class);
        private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
        private final List<String> ignored = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private int width;

        void add(CsvRecord record) {
            if (width == 0) {
                header(record.getFields());
            } else if (record.getFields().stream().anyMatch(field -> !field.isBlank())) {
                line(record);
            }
        }

        private void header(List<String> fields) {
            width = fields.size();
            for (int i = 0; i < width; i++) {
                String name = fields.get(i).strip();
                var known = Column.named(name);
                if (known.isEmpty()) {
                    if (!name.isEmpty()) ignored.add(name);
                    continue;
                }
                String earlier = columns.put(known.get(), name);
                if (earlier != null) throw new ImportRefusal.SameColumnTwice(earlier, name);
                positions.put(known.get(), i);
            }
            if (!columns.containsKey(Column.ASSET_TAG)) throw new ImportRefusal.NoAssetTags(fields);
        }

        private void line(CsvRecord record) {
            if (lines.size() + problems.size() == MOST_LINES) throw new ImportRefusal.TooManyLines(MOST_LINES);
            long number = record.getStartingLineNumber();
            List<String> fields = record.getFields();
            boolean onlyBlanksTooMany = fields.size() > width
                    && fields.subList(width, fields.size()).stream().allMatch(String::isBlank);
            if (fields.size() != width && !onlyBlanksTooMany) {
                problems.add(new Problem(
                        number,
                        null,
                        null,
                        "the line has " + fields.size() + " fields and the header has " + width
                                + ": look for a separator or a quote that is missing or too many"));
                return;
            }
            Map<Column, String> cells = new EnumMap<>(Column.class);
            positions.forEach((column, position) -> cells.put(column, cell(fields.get(position))));
            lines.add(new Line(number, cells));
        }

        private static String cell(String field) {
            String text = field.strip();
            return DEFUSED.matcher(text).matches() ? text.substring(1) : text;
        }

        Sheet sheet() {
            if (width == 0) throw new ImportRefusal.NoAssetTags(List.of());
            return new Sheet(columns, List.copyOf(ignored), lines, problems);
        }
    }
}
