package dev.muster.history.transfer;

import dev.muster.directory.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of an exported history: a line of JSON that says what it is, one for each event in the order of their positions,
 * and a last one with their number and the SHA-256 of all the lines before it.
 */
public final class EventFile {
    static final Beginning BEGINNING = new Beginning("events", 1);

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private EventFile() {}

    /** @param muster what kind of file of Muster's it is */
    record Beginning(String muster, int format) {}

    /** @param sha256 lower-case hex, over the UTF-8 of all lines before this one, with their line feeds */
    record End(long events, String sha256) {}

    /** A file that cannot be read as what it should be; nothing of it was imported. */
    public static final class Broken extends IllegalArgumentException {
        Broken(long line, String why) {
            super("Line " + line + ": " + why + ". Nothing was imported.");
        }
    }

    static String write(Record line) {
        return JSON.writeValueAsString(line) + "\n";
    }

    static <T> T read(@Nullable String text, long line, Class<T> type) {
        if (text == null) throw new Broken(line, "the file ends too early");
        try {
            return JSON.readValue(text, type);
        } catch (JacksonException malformed) {
            throw new Broken(line, "this is no " + type.getSimpleName());
        }
    }

    static boolean isEnd(String text) {
        return text.startsWith("{\"events\":");
    }

    /** The digest of lines, as they go by. */
    static final class Digest {
        private final MessageDigest sha256 = Sha256.digest();

        void add(String line) {
            sha256.update(line.getBytes(StandardCharsets.UTF_8));
        }

        String hex() {
            return HexFormat.of().formatHex(sha256.digest());
        }
    }
}
