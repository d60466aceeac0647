package dev.muster.api.equipment;

import dev.muster.directory.Refusal;
import java.util.List;

/** Why a file was not read at all. Single bad lines are no reason: they are {@link ImportProblem problems} in the answer. */
abstract sealed class ImportRefusal extends Refusal {
    private ImportRefusal(String fact) {
        super(fact);
    }

    static final class FileTooLarge extends ImportRefusal {
        final int limit;

        FileTooLarge(int limit) {
            super("The file is too large");
            this.limit = limit;
        }
    }

    static final class TooManyLines extends ImportRefusal {
        final int limit;

        TooManyLines(int limit) {
            super("The file has too many lines");
            this.limit = limit;
        }
    }

    /** Bytes that are no CSV in any encoding. */
    static final class NotText extends ImportRefusal {
        final String what;

        NotText(String what) {
            super("The file is no text");
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
            super("The file is not " + encoding);
            this.encoding = encoding;
            this.line = line;
            this.octet = octet;
            this.before = before;
        }
    }

    static final class NoAssetTags extends ImportRefusal {
        final List<String> header;

        NoAssetTags(List<String> header) {
            super("The header has no asset tag");
            this.header = header;
        }
    }

    static final class SameColumnTwice extends ImportRefusal {
        final String first;
        final String second;

        SameColumnTwice(String first, String second) {
            super("Two columns mean the same");
            this.first = first;
            this.second = second;
        }
    }

    static final class Malformed extends ImportRefusal {
        final String where;

        Malformed(String where) {
            super("The file is no CSV");
            this.where = where;
        }
    }
}
