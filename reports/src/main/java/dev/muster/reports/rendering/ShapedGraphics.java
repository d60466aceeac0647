package dev.muster.reports.rendering;

import com.lowagie.text.pdf.PdfContentByte;
import java.awt.Font;
import java.awt.font.GlyphVector;
import java.awt.font.TextAttribute;
import java.awt.geom.Point2D;
import java.text.AttributedCharacterIterator.Attribute;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.sf.jasperreports.engine.fonts.FontInfo;
import net.sf.jasperreports.engine.fonts.FontUtil;
import net.sf.jasperreports.pdf.PdfGlyphGraphics2D;
import net.sf.jasperreports.pdf.classic.ClassicPdfProducer;

/**
 * Writes each glyph where the layout has put it. The library's own writes them one after the other and leaves the layout
 * out, so that a vowel sign lands beside its consonant.
 */
final class ShapedGraphics extends PdfGlyphGraphics2D {
    private static final float PEN_OF_BOLD = 1 / 30f;

    private final PdfContentByte content;
    private final ShapingPdfExporter exporter;
    private final ClassicPdfProducer producer;
    private final Locale locale;

    ShapedGraphics(PdfContentByte content, ShapingPdfExporter exporter, ClassicPdfProducer producer, Locale locale) {
        super(content, exporter, producer, locale);
        this.content = content;
        this.exporter = exporter;
        this.producer = producer;
        this.locale = locale;
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        Font font = glyphs.getFont();
        String family = font.getFamily(Locale.ROOT);
        if (!isOneFile(family)) {
            fill(glyphs.getOutline(x, y));
            return;
        }
        boolean bold = font.isBold() || font.getFontName(Locale.ROOT).endsWith("Bold");
        com.lowagie.text.Font drawn = pdfFont(family, font.getSize2D(), bold);
        boolean heavier = (drawn.getStyle() & com.lowagie.text.Font.BOLD) != 0;

        PdfContentByte text = content.getDuplicate();
        text.beginText();
        text.setFontAndSize(drawn.getBaseFont(), font.getSize2D());
        text.setColorFill(getColor());
        if (heavier) {
            text.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL_STROKE);
            text.setLineWidth(font.getSize2D() * PEN_OF_BOLD);
            text.setColorStroke(getColor());
        }
        for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            Point2D at = glyphs.getGlyphPosition(i);
            text.setTextMatrix((float) (x + at.getX()), (float) (exporter.pageHeight() - y - at.getY()));
            text.showText(glyphs, i, i + 1);
        }
        if (heavier) {
            text.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL);
            text.setLineWidth(1);
            text.resetRGBColorStroke();
        }
        text.resetRGBColorFill();
        text.endText();
        content.add(text);
    }

    /**
     * A sign that nobody sees, in a font that spells it. Readers hang the text of a span on its first letter; a joined
     * glyph is no letter to them.
     */
    void begin(float x, float y) {
        PdfContentByte text = content.getDuplicate();
        text.beginText();
        text.setFontAndSize(pdfFont("Noto Sans", 1, false).getBaseFont(), 1);
        text.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_INVISIBLE);
        text.setTextMatrix(x, exporter.pageHeight() - y);
        text.showText(".");
        text.setTextRenderingMode(PdfContentByte.TEXT_RENDER_MODE_FILL);
        text.endText();
        content.add(text);
    }

    private com.lowagie.text.Font pdfFont(String family, float size, boolean bold) {
        Map<Attribute, Object> attributes = new HashMap<>();
        attributes.put(TextAttribute.FAMILY, family);
        attributes.put(TextAttribute.SIZE, size);
        if (bold) attributes.put(TextAttribute.WEIGHT, TextAttribute.WEIGHT_BOLD);
        return producer.getFont(attributes, locale);
    }

    /** The pieces of CJK have one name inside: their outlines are right, whichever of them it is. */
    private boolean isOneFile(String family) {
        FontInfo known =
                FontUtil.getInstance(exporter.getJasperReportsContext()).getFontInfo(family, locale);
        return known != null && known.getFontFamily().getName().equals(family);
    }
}
