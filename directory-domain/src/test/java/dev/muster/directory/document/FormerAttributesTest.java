package dev.muster.directory.document;

import static dev.muster.directory.schema.Json.json;
import static dev.muster.directory.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.patch.NoMatch;
import dev.muster.directory.patch.Patch;
import dev.muster.directory.patch.PatchOperation;
import dev.muster.directory.schema.Extensions;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What resources have of attributes that no schema has any more: no write of another attribute takes it away. */
class FormerAttributesTest {
    private static final ResourceType USER =
            SchemaRegistry.standard().extendedBy(List.of(Extensions.OF_BADGES)).user();
    private static final Document BEFORE = Document.of(object("""
            {'userName':'bjensen','urn:example:badge:1.0:User':{'number':'7','colour':'red','printedBy':'Mandy',
             'desk':{'floor':2,'wing':'east'}},'urn:example:gone:User':{'anything':[1,2]}}
            """));

    @Test
    void a_patch_of_another_attribute_leaves_them() {
        Document after = patched("{'title':'Tour Guide','urn:example:badge:1.0:User':{'level':3}}");
        assertThat(after).isEqualTo(Document.of(object("""
                {'userName':'bjensen','title':'Tour Guide','urn:example:badge:1.0:User':{'number':'7','level':3,'colour':'red',
                 'printedBy':'Mandy','desk':{'floor':2,'wing':'east'}},'urn:example:gone:User':{'anything':[1,2]}}
                """)));
        assertThat(BEFORE.changesTo(after))
                .extracting(AttributeChange::attribute)
                .containsExactlyInAnyOrder("title", "urn:example:badge:1.0:User:level");
    }

    @Test
    void a_put_without_them_leaves_them_and_clears_what_it_can_mean() {
        Document wanted =
                DocumentReading.of(USER, object("{'userName':'bjensen'}")).document();
        assertThat(DocumentReplacement.replaced(USER, BEFORE, wanted).tree().toString())
                .contains("colour", "Mandy", "anything")
                .doesNotContain("number", "floor", "wing");
    }

    @Test
    void a_complex_attribute_that_is_written_anew_is_what_was_written() {
        Document after = patched("{'urn:example:badge:1.0:User':{'desk':{'floor':3}}}");
        assertThat(after.value("urn:example:badge:1.0:User", "desk")).contains(json("{'floor':3}"));
    }

    @Test
    void whoever_has_nothing_else_has_not_the_extension() {
        assertThat(USER.schemasOf(BEFORE.shared())).contains(Extensions.BADGE);
        assertThat(USER.schemasOf(object("{'urn:example:badge:1.0:User':{'colour':'red'}}")))
                .containsExactly(SchemaRegistry.USER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'number':'7','level':3,'desk':{'floor':2}}   | []                  |
                    {'number':'7','printedBy':'Mandy'}            | []                  |
                    {'colour':'red','desk':{'wing':'east'}}       | [colour, desk.wing] |
                    {'pin':'1234'}                                | [pin]               |
                    {'level':'three'}                             | []                  | level: it must be a whole number of at most 64 bits
                    {'level':[3]}                                 | []                  | level: it must be a whole number of at most 64 bits
                    {'desk':[{'floor':2}]}                        | []                  | desk: it has another form, one value where there are many or many where there is one
                    """)
    void stored_values_are_held_against_a_schema(String stored, String unknown, String misfit) {
        StoredExtension found = StoredExtension.of(Extensions.OF_BADGES.schema(), object(stored));
        assertThat(found.unknown()).hasToString(unknown);
        assertThat(found.misfit()).isEqualTo(misfit);
    }

    private static Document patched(String value) {
        return Patch.apply(USER, BEFORE, null, List.of(new PatchOperation.Replace(null, object(value))), NoMatch.REFUSE)
                .document();
    }
}
