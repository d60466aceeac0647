package dev.muster.directory.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/attributes.md} says what the registry says. With {@code -Dmuster.write=true} it is written anew. */
class AttributesDocumentTest {
    private static final String HEAD = """
            # Attributes

            Made from the schema registry, which is data: the JSON files of `directory-domain`. A test holds this page to it;
            `mvn -q test -pl directory-domain -Dtest=AttributesDocumentTest -Dmuster.write=true` writes it anew.

            *Characteristics* are those of RFC 7643 §2.2 where they are not the default: **required**, *many* values, readOnly, immutable or
            writeOnly, returned never, always or on request, unique, and exact where upper and lower case differ.
            """;

    @Test
    void the_page_is_what_the_registry_says() throws IOException {
        Path page = Path.of("..", "docs", "attributes.md");
        String wanted = page(SchemaRegistry.standard());
        if (Boolean.getBoolean("muster.write")) Files.writeString(page, wanted);
        assertThat(page).as("docs/attributes.md; -Dmuster.write=true writes it").hasContent(wanted);
    }

    private static String page(SchemaRegistry registry) {
        var text = new StringBuilder(HEAD);
        for (ResourceType type : registry.resourceTypes()) {
            text.append("\n## ")
                    .append(type.name())
                    .append(", `")
                    .append(type.endpoint())
                    .append("`\n\n");
            table(type.core(), text);
            for (ResourceType.Extension extension : type.extensions()) {
                text.append("\n### ").append(extension.schema().name()).append("\n\n");
                table(extension.schema(), text);
            }
        }
        return text.toString();
    }

    private static void table(Schema schema, StringBuilder text) {
        text.append('`')
                .append(schema.id())
                .append("`\n\n| Attribute | Type | Characteristics | |\n|---|---|---|---|\n");
        for (AttributeDefinition attribute : schema.attributes()) {
            row("", attribute, text);
            for (AttributeDefinition sub : attribute.subAttributes()) row(attribute.name() + ".", sub, text);
        }
    }

    private static void row(String parent, AttributeDefinition attribute, StringBuilder text) {
        text.append("| `")
                .append(parent)
                .append(attribute.name())
                .append("` | ")
                .append(type(attribute))
                .append(" | ")
                .append(String.join(", ", characteristics(attribute)))
                .append(" | ")
                .append(attribute
                        .description()
                        .replace("|", "\\|")
                        .replaceAll("\\s+", " ")
                        .strip())
                .append(" |\n");
    }

    private static String type(AttributeDefinition attribute) {
        List<String> named = Stream.concat(attribute.canonicalValues().stream(), attribute.referenceTypes().stream())
                .toList();
        String type = attribute.type().wireName();
        return named.isEmpty() ? type : type + ": " + String.join(", ", named);
    }

    private static List<String> characteristics(AttributeDefinition attribute) {
        List<String> all = new ArrayList<>();
        if (attribute.required()) all.add("**required**");
        if (attribute.multiValued()) all.add("*many*");
        switch (attribute.mutability()) {
            case READ_ONLY -> all.add("readOnly");
            case IMMUTABLE -> all.add("immutable");
            case WRITE_ONLY -> all.add("writeOnly");
            case READ_WRITE -> {}
        }
        switch (attribute.returned()) {
            case NEVER -> all.add("returned never");
            case ALWAYS -> all.add("returned always");
            case REQUEST -> all.add("returned on request");
            case DEFAULT -> {}
        }
        if (attribute.uniqueness() != Uniqueness.NONE) all.add("unique");
        if (attribute.caseExact()) all.add("exact");
        return all;
    }
}
