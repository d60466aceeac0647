package dev.muster.api.equipment.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file as text. UTF-8 is read, and UTF-16 with a byte order mark, which is what spreadsheets call "Unicode
 * Text". No other encoding tells which one it is, and a guess would write wrong names: it is refused.
 */
final class FileText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_EXCERPT = 40;

    private FileText() {}

    /** @throws ImportRefusal where it is no text */
    static String of(byte[] file) {
        refuseWhatIsNoText(file);
        Charset charset = startsWith(file, 0xFF, 0xFE)
                ? StandardCharsets.UTF_16LE
                : startsWith(file, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) throw notThisCharset(charset, text.toString(), file, bytes.position());
        String decoded = text.toString();
        return !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
    }

    private static void refuseWhatIsNoText(byte[] file) {
        if (startsWith(file, 'P', 'K', 3, 4)) throw new ImportRefusal.NotText("an Excel workbook or an archive");
        if (startsWith(file, 0xD0, 0xCF, 0x11, 0xE0)) throw new ImportRefusal.NotText("an old Excel workbook");
        if (startsWith(file, 0x1F, 0x8B)) throw new ImportRefusal.NotText("compressed");
        if (startsWith(file, '%', 'P', 'D', 'F')) throw new ImportRefusal.NotText("a PDF");
        if (startsWith(file, 0xFF, 0xFE, 0, 0) || startsWith(file, 0, 0, 0xFE, 0xFF)) {
            throw new ImportRefusal.NotText("text in UTF-32");
        }
        boolean says = startsWith(file, 0xFF, 0xFE) || startsWith(file, 0xFE, 0xFF);
        if (!says && isUtf16WithoutMark(file)) throw new ImportRefusal.NotText("text in UTF-16 that does not say so");
    }

    /** Every second byte of a header in English is then a NUL. */
    private static boolean isUtf16WithoutMark(byte[] file) {
        int looked = Math.min(file.length, 64) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < looked; i += 2) {
            if (file[i] == 0) even++;
            if (file[i + 1] == 0) odd++;
        }
        return looked >= 8 && (even == 0 && odd > looked / 4 || odd == 0 && even > looked / 4);
    }

    private static ImportRefusal notThisCharset(Charset charset, String before, byte[] file, int at) {
        String line = before.substring(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
        String excerpt =
                line.length() <= LONGEST_EXCERPT ? line : "…" + line.substring(line.length() - LONGEST_EXCERPT);
        return new ImportRefusal.WrongEncoding(charset.name(), CsvText.lines(before), file[at] & 0xFF, excerpt);
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) return false;
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) return false;
        }
        return true;
    }
}
