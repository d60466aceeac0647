package dev.muster.server.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.StartRefused;
import dev.muster.directory.schema.ExtensionSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The folder of schemas is read before anything starts, and whoever starts the server is told what is wrong in it. */
class SchemaFilesTest {
    @TempDir
    private Path home;

    private void write(String name, String text) throws IOException {
        Path file = home.resolve("schemas").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.replace('\'', '"'));
    }

    private SchemaFiles read() {
        return SchemaFiles.read(home);
    }

    @Test
    void no_folder_is_no_schemas() {
        assertThat(read().all()).isEmpty();
        assertThat(home.resolve("schemas")).doesNotExist();
    }

    @Test
    void the_urn_or_the_folder_says_what_is_extended_and_hidden_files_are_nobodys() throws IOException {
        write("badge.json", "{'id':'urn:example:badge:User','attributes':[{'name':'number'}]}");
        write("Group/cost.json", "{'id':'urn:example:cost','attributes':[{'name':'center'}]}");
        write(".hidden", "no schema");
        assertThat(read().all())
                .extracting(ExtensionSchema::file, ExtensionSchema::resourceType)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Group/cost.json", "Group"),
                        org.assertj.core.groups.Tuple.tuple("badge.json", "User"));
        assertThat(read().registry().group().extensions()).hasSize(1);
        assertThat(read().registry().user().extensions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    badge.json           | {'id':                                              | schemas/badge.json cannot be used: it is no JSON
                    badge.json           | {'id':'urn:x1:badge:User','attributes':[{'name':'1'}]} | attribute "1"
                    User/badge.json      | {'id':'nothing','attributes':[{'name':'x'}]}        | schemas/User/badge.json cannot be used: the "id"
                    badge.txt            | {}                                                  | schemas/badge.txt is no .json file
                    Equipment/badge.json | {}                                                  | schemas/Equipment is a folder
                    User/more/badge.json | {}                                                  | schemas/User/more is a folder
                    """)
    void what_cannot_be_used_is_named(String file, String text, String fact) throws IOException {
        write(file, text);
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        StartRefused.class, refused -> assertThat(refused.cure).isNotBlank())
                .hasMessageContaining("MUSTER_HOME/")
                .hasMessageContaining(fact);
    }

    @Test
    void all_faulty_files_are_named_at_once() throws IOException {
        write("sound.json", "{'id':'urn:example:badge:User','attributes':[{'name':'number'}]}");
        for (int i = 0; i < 10; i++) write("faulty" + i + ".json", "{'id':");
        assertThatThrownBy(this::read)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("10 faults")
                .hasMessageContainingAll(IntStream.range(0, 10)
                        .mapToObj(i -> "schemas/faulty" + i + ".json")
                        .toArray(String[]::new))
                .hasMessageNotContaining("sound.json");
    }

    @Test
    void one_urn_is_one_schema() throws IOException {
        write("a.json", "{'id':'urn:example:badge:User','attributes':[{'name':'number'}]}");
        write("b.json", "{'id':'urn:example:BADGE:User','attributes':[{'name':'number'}]}");
        assertThatThrownBy(this::read).hasMessageContainingAll("a.json", "b.json", "the same URN");
    }

    @Test
    void a_hundred_are_enough() throws IOException {
        for (int i = 0; i <= 100; i++) {
            write(i + ".json", "{'id':'urn:example:badge" + i + ":User','attributes':[{'name':'number'}]}");
        }
        assertThatThrownBy(this::read).hasMessageContaining("has 101 schemas");
    }
}
