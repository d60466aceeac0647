package dev.muster.directory.schema;

import dev.muster.directory.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A schema that an operator has written, in the form of RFC 7643 §7, and the resource type that it extends.
 *
 * @param file         its name within the folder of schemas
 * @param resourceType the name of the type
 * @param text         the file's text
 * @param sha256       of the file's bytes, in lower-case hex
 */
public record ExtensionSchema(String file, String resourceType, Schema schema, String text, String sha256) {
    /** Bytes of a file. */
    public static final int BYTES = 256 * 1024;

    /** The types that can be extended. */
    public static final Set<String> EXTENDED = Set.of("User", "Group");

    // a member twice would be one of the two, nobody knows which
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * @param folder the resource type by whose name the file's folder is called; null where the URN has to say it
     * @throws MalformedSchema with everything that is wrong, in sentences for whoever wrote the file
     */
    public static ExtensionSchema read(String file, @Nullable String folder, byte[] bytes) {
        if (bytes.length > BYTES) {
            throw new MalformedSchema("it has more than " + BYTES + " bytes, make several schemas of it");
        }
        String text = text(bytes);
        JsonNode node = json(text);
        List<String> problems = SchemaCheck.problems(node);
        if (!problems.isEmpty()) {
            throw new MalformedSchema(String.join("; ", problems));
        }
        Schema schema = SchemaFile.schema(node);
        String type = folder == null
                ? typeIn(schema.id())
                        .orElseThrow(
                                () -> new MalformedSchema("its URN " + schema.id() + " ends neither in :User nor in"
                                        + " :Group, so move it into a folder User or Group, to say what it extends"))
                : folder;
        return new ExtensionSchema(file, type, schema, text, Sha256.hex(bytes));
    }

    /** What an event holds: read once, and kept though rules for new files may have become stricter. */
    public static Schema stored(String text) {
        return SchemaFile.schema(STRICT.readTree(text));
    }

    public String urn() {
        return schema.id();
    }

    /** As the RFC's own extension says it: {@code urn:…:enterprise:2.0:User}. */
    private static Optional<String> typeIn(String urn) {
        return EXTENDED.stream().filter(type -> urn.endsWith(":" + type)).findFirst();
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text; // some editors begin so
        } catch (CharacterCodingException other) {
            throw new MalformedSchema("it is not in UTF-8, save it so");
        }
    }

    private static JsonNode json(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JacksonException malformed) {
            var at = malformed.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new MalformedSchema("it is no JSON: " + malformed.getOriginalMessage() + place);
        }
    }
}
