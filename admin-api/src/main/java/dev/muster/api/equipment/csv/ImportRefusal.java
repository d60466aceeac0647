package dev.muster.api.equipment.csv;

import dev.muster.directory.Refusal;
import dev.muster.directory.refusal.RefusalCode;
import java.util.List;

/** Why a file was not read at all. Single bad lines are no reason: they are {@link ImportProblem problems} in the answer. */
public abstract sealed class ImportRefusal extends Refusal {
    private ImportRefusal(RefusalCode code) {
        super(code);
    }

    /** @param fact for the log */
    private ImportRefusal(RefusalCode code, String fact) {
        super(code, fact);
    }

    static final class FileTooLarge extends ImportRefusal {
        final int limit;

        FileTooLarge(int limit) {
            super(RefusalCode.FILE_TOO_LARGE);
            this.limit = limit;
        }
    }

    static final class TooManyLines extends ImportRefusal {
        final int limit;

        TooManyLines(int limit) {
            super(RefusalCode.TOO_MANY_LINES);
            this.limit = limit;
        }
    }

    /** Bytes that are no CSV in any encoding. */
    static final class NotText extends ImportRefusal {
        final String what;

        NotText(String what) {
            super(RefusalCode.NOT_TEXT);
            this.what = what;
        }
    }

    static final class WrongEncoding extends ImportRefusal {
        final String encoding;
        final long line;
        final int octet;
        final String before;

        /**
         * @param encoding that it is taken for
         * @param before   what stands on the line before the byte at fault
         */
        WrongEncoding(String encoding, long line, int octet, String before) {
            super(RefusalCode.WRONG_ENCODING, "The file has another encoding");
            this.encoding = encoding;
            this.line = line;
            this.octet = octet;
            this.before = before;
        }

        String hex() {
            return "%02X".formatted(octet);
        }
    }

    static final class NoAssetTags extends ImportRefusal {
        final List<String> header;

        NoAssetTags(List<String> header) {
            super(RefusalCode.NO_ASSET_TAGS);
            this.header = header;
        }

        String wanted() {
            return Column.ASSET_TAG.usualName();
        }
    }

    static final class SameColumnTwice extends ImportRefusal {
        final String first;
        final String second;

        SameColumnTwice(String first, String second) {
            super(RefusalCode.SAME_COLUMN_TWICE);
            this.first = first;
            this.second = second;
        }
    }

    static final class Malformed extends ImportRefusal {
        final String where;

        Malformed(String where) {
            super(RefusalCode.MALFORMED_CSV);
            this.where = where;
        }
    }
}
