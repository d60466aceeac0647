package dev.muster.reports.rendering;

import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.pdf.AbstractPdfTextRenderer;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.common.PdfTagger;
import org.jspecify.annotations.Nullable;

/**
 * A text drawn as Java lays it out: glyphs reordered, joined, and each at its own place. Beside the glyphs stands the
 * text that they spell (ActualText, ISO 32000-1 14.9.4), so that a reader can search and copy it.
 */
final class ShapedText extends AbstractPdfTextRenderer {
    private final ShapingPdfExporter exporter;
    private @Nullable ClassicPdfProducer producer;
    private @Nullable ShapedGraphics graphics;
    private boolean begun;

    ShapedText(JasperReportsContext context, ShapingPdfExporter exporter) {
        super(context, false, false, false);
        this.exporter = exporter;
    }

    @Override
    public void initialize(
            JRPdfExporter pdfExporter,
            PdfProducer pdfProducer,
            PdfTagger pdfTagger,
            JRPrintText text,
            JRStyledText styledText,
            int offsetX,
            int offsetY) {
        super.initialize(pdfExporter, pdfProducer, pdfTagger, text, styledText, offsetX, offsetY);
        producer = (ClassicPdfProducer) pdfProducer;
    }

    @Override
    public void render() {
        ClassicPdfProducer into = known(producer);
        PdfContentByte content = into.getPdfContentByte();
        PdfDictionary spelled = new PdfDictionary();
        spelled.put(PdfName.ACTUALTEXT, new PdfString(allText, PdfObject.TEXT_UNICODE));
        content.beginMarkedContentSequence(PdfName.SPAN, spelled, true);
        ShapedGraphics drawing = new ShapedGraphics(content, exporter, into, exporter.localeOf(text));
        graphics = drawing;
        super.render();
        drawing.dispose();
        content.endMarkedContentSequence();
    }

    @Override
    public void draw() {
        if (!begun) known(graphics).begin(x + drawPosX, y + topPadding + verticalAlignOffset + drawPosY);
        begun = true;
        segments.get(segmentIndex)
                .layout
                .draw(known(graphics), x + drawPosX, y + topPadding + verticalAlignOffset + drawPosY);
    }

    @Override
    public boolean addActualText() {
        return true;
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) throw new IllegalStateException("The text has not been initialized");
        return value;
    }
}
