package dev.muster.reports.rendering;

import java.util.Locale;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.pdf.AbstractPdfTextRenderer;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.common.PdfProducer;
import net.sf.jasperreports.pdf.type.PdfVersionEnum;

/** Draws by Java's shaper what one glyph for each letter would spell wrong; see docs/decisions/0017. */
final class ShapingPdfExporter extends JRPdfExporter {

    @Override
    protected PdfProducer createPdfProducer() {
        PdfProducer producer = super.createPdfProducer();
        // Marked content with the text that it stands for came with PDF 1.5.
        producer.getContext().setMinimalVersion(PdfVersionEnum.VERSION_1_5);
        return producer;
    }

    @Override
    protected AbstractPdfTextRenderer getTextRenderer(JRPrintText text, JRStyledText styledText) {
        return Glyphs.needShaping(styledText.getText())
                ? new ShapedText(getJasperReportsContext(), this)
                : super.getTextRenderer(text, styledText);
    }

    Locale localeOf(JRPrintText text) {
        return getTextLocale(text);
    }

    int pageHeight() {
        return getCurrentPageFormat().getPageHeight();
    }
}
