package dev.muster.reports.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRParameter;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.fill.JRSwapFileVirtualizer;
import net.sf.jasperreports.engine.util.JRLoader;
import net.sf.jasperreports.engine.util.JRSwapFile;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;

/** Fills precompiled templates. Pages that are not being worked on live in a swap file, never all of them in memory. */
public final class JasperPages implements Pages {
    private static final int PAGES_IN_MEMORY = 50;
    private static final int SWAP_BLOCK = 64 * 1024;
    private static final int SWAP_GROWTH = 256;

    private final Map<String, JasperReport> templates = new ConcurrentHashMap<>();

    /** Read with the first report: a start waits for no font. */
    private static final class Fonts {
        static final Glyphs GLYPHS = new Glyphs();
    }

    @Override
    public void writePdf(
            String template, Map<String, Object> parameters, Iterator<? extends Record> rows, OutputStream into)
            throws IOException {
        PrintedTexts texts = new PrintedTexts(Fonts.GLYPHS);
        write(template, template(template), parameters, texts, new RecordRows(rows, texts), into);
    }

    @Override
    public void writeTable(TablePage page, Iterator<List<String>> rows, OutputStream into) throws IOException {
        PrintedTexts texts = new PrintedTexts(Fonts.GLYPHS);
        String name = page.isUpright() ? TableTemplate.UPRIGHT : TableTemplate.TURNED;
        JasperReport template = loaded(name);
        TableTemplate.layOut(template, page);
        Map<String, Object> parameters = TableTemplate.parameters(page, template.getColumnWidth());
        write(name, template, parameters, texts, new CellRows(rows, texts), into);
    }

    private static void write(
            String name,
            JasperReport template,
            Map<String, Object> parameters,
            PrintedTexts texts,
            JRDataSource rows,
            OutputStream into)
            throws IOException {
        Path swap = Files.createTempDirectory("muster-pages");
        var virtualizer =
                new JRSwapFileVirtualizer(PAGES_IN_MEMORY, new JRSwapFile(swap.toString(), SWAP_BLOCK, SWAP_GROWTH));
        try {
            Map<String, Object> given = new HashMap<>();
            parameters.forEach((key, value) -> given.put(key, texts.printable(value)));
            given.put("unprintable", texts);
            given.put(JRParameter.REPORT_VIRTUALIZER, virtualizer);
            given.put(JRParameter.REPORT_LOCALE, Locale.UK);
            JasperPrint pages = JasperFillManager.getInstance(DefaultJasperReportsContext.getInstance())
                    .fill(template, given, rows);
            virtualizer.setReadOnly(true);
            var exporter = new ShapingPdfExporter();
            exporter.setExporterInput(new SimpleExporterInput(pages));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(into));
            exporter.exportReport();
        } catch (JRException e) {
            throw new PageFailure(name, e);
        } finally {
            virtualizer.cleanup();
            Files.deleteIfExists(swap);
        }
    }

    @Override
    public boolean print(String text) {
        return Fonts.GLYPHS.print(text);
    }

    private JasperReport template(String name) {
        return templates.computeIfAbsent(name, JasperPages::loaded);
    }

    // A .jasper file is Java serialisation: only those that our own build has put on the class path are ever loaded.
    private static JasperReport loaded(String path) {
        try (InputStream compiled = JasperPages.class.getResourceAsStream("/" + path + ".jasper")) {
            if (compiled == null) throw new PageFailure(path, new JRException("not on the class path"));
            return (JasperReport) JRLoader.loadObject(compiled);
        } catch (JRException | IOException e) {
            throw new PageFailure(path, e);
        }
    }
}
