package dev.muster.directory.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/schemas.md} has an example, which people copy. */
class SchemasDocumentTest {
    @Test
    void the_example_is_a_schema() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "schemas.md"));
        String example = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
        ExtensionSchema read =
                ExtensionSchema.read("badge.json", null, example.strip().getBytes(StandardCharsets.UTF_8));
        assertThat(read.resourceType()).isEqualTo("User");
        assertThat(page).contains(read.urn() + ":level gt 2");
    }
}
