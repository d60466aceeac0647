package dev.muster.directory.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 7643 §2 and §7, for who writes a schema by hand: what is wrong, where, and what to do. */
class ExtensionSchemaTest {
    private static final String URN = "urn:example:badge:1.0:User";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'name':'9lives'}                                            | "9lives": a name begins with a letter
                    {'name':'a b'}                                               | "a b": a name begins with a letter
                    {'name':'$ref','type':'reference'}                           | "$ref": only a sub-attribute may have that name
                    {'type':'string'}                                            | attributes[0]: "name" must be there
                    'badge'                                                      | attributes[0] must be an object
                    {'name':'badge','type':'text'}                               | "badge": its "type" is "text", and must be one of string, boolean
                    {'name':'badge','type':'String'}                             | must be one of string
                    {'name':'badge','type':7}                                    | its "type" is 7, and must be one of
                    {'name':'badge','mutability':'write'}                        | its "mutability" is "write", and must be one of readOnly
                    {'name':'badge','returned':'no'}                             | its "returned" is "no", and must be one of
                    {'name':'badge','uniqueness':'tenant'}                       | its "uniqueness" is "tenant", and must be one of
                    {'name':'badge','multivalued':true}                          | "multivalued" is no characteristic of an attribute, remove it; there are canonicalValues
                    {'name':'badge','required':'true'}                           | its "required" must be true or false, without quotes
                    {'name':'badge','canonicalValues':['A','A']}                 | "canonicalValues" must be an array of at most 500 different texts
                    {'name':'badge','type':'integer','canonicalValues':['1']}    | "canonicalValues" are for text alone
                    {'name':'badge','referenceTypes':['User']}                   | "referenceTypes" are for the "type" reference alone
                    {'name':'badge','type':'reference','referenceTypes':['Car']} | "referenceTypes" has "Car", and knows User, Group, external and uri
                    {'name':'badge','type':'complex'}                            | it is complex, so it needs "subAttributes"
                    {'name':'badge','subAttributes':[{'name':'x'}]}              | only an attribute of the "type" complex has "subAttributes"
                    {'name':'badge','required':true,'mutability':'readOnly'}     | required and readOnly, so that nobody could ever give it
                    {'name':'badge','mutability':'writeOnly'}                    | set "returned" to never
                    {'name':'badge','returned':'never','required':true}          | what is never returned is not stored
                    {'name':'badge','uniqueness':'server','multiValued':true}    | an attribute with many values cannot be held unique
                    {'name':'badge','uniqueness':'global','type':'boolean'}      | only text, references and integers can be held unique
                    {'name':'badge'},{'name':'BADGE'}                            | attributes[1]: there is another attribute "BADGE" beside it
                    """)
    void an_attribute_that_cannot_be_is_named_with_its_cure(String attributes, String told) {
        assertThatThrownBy(() -> read("{'id':'" + URN + "','attributes':[" + attributes + "]}"))
                .isInstanceOf(MalformedSchema.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'name':'x','type':'complex','subAttributes':[{'name':'y'}]} | "x": a complex attribute has no complex ones in it
                    {'name':'$ref'}                                              | "$ref": its "type" must be reference
                    {'name':'primary','type':'string'}                           | "primary": its "type" must be boolean
                    {'name':'x','multiValued':true}                              | "x": a sub-attribute has one value here
                    {'name':'x','uniqueness':'server'}                           | "x": a sub-attribute cannot be held unique
                    {'name':'x'},{'name':'X'}                                    | attributes.desk.subAttributes[1]: there is another
                    """)
    void so_is_a_sub_attribute(String subAttributes, String told) {
        assertThatThrownBy(() -> read("{'id':'" + URN
                        + "','attributes':[{'name':'desk','type':'complex','subAttributes':[" + subAttributes + "]}]}"))
                .isInstanceOf(MalformedSchema.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                        | "id" must be there
                    badge                                     | no URN that paths and filters can name
                    URN:example:badge:1.0:User                | no URN that paths and filters can name
                    urn:example:a(b):User                     | no URN that paths and filters can name
                    urn:ietf:params:scim:schemas:core:2.0:User| belongs to the RFCs
                    URN:IETF:x:User                           | no URN that paths and filters can name
                    urn:muster:badge:User                     | belongs to Muster
                    urn:example:badge:1.0                     | ends neither in :User nor in :Group, so move it into a folder
                    """)
    void a_urn_must_be_ones_own_and_fit_into_filters(String urn, String told) {
        String id = urn.isEmpty() ? "" : "'id':'" + urn + "',";
        assertThatThrownBy(() -> read("{" + id + "'attributes':[{'name':'number'}]}"))
                .isInstanceOf(MalformedSchema.class)
                .hasMessageContaining(told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {'id':                                       | it is no JSON
                    {'id':'a','id':'b'}                          | Duplicate
                    []                                           | it must be one JSON object
                    {'totalResults':1,'Resources':[]}            | a whole answer of /Schemas
                    {'id':'urn:example:x:User'}                  | "attributes" must be an array of at least one attribute
                    {'id':'urn:example:x:User','attributs':[]}   | "attributs" is no member of a schema, remove it
                    {'id':'urn:example:x:User','name':7}         | "name" must be text
                    """)
    void a_file_that_is_no_schema_is_told_so(String text, String told) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedSchema.class).hasMessageContaining(told);
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> read("{'id':'x','attributes':[{'name':'9'},{'name':'b','type':'text'}]}"))
                .hasMessageContainingAll("no URN", "\"9\"", "\"b\"");
    }

    @Test
    void there_is_a_limit_to_everything() {
        String many = IntStream.range(0, SchemaCheck.ATTRIBUTES + 1)
                .mapToObj(i -> "{'name':'a" + i + "'}")
                .collect(Collectors.joining(","));
        assertThatThrownBy(() -> read("{'id':'" + URN + "','attributes':[" + many + "]}"))
                .hasMessageContaining("has 501 attributes with their sub-attributes, and may have 500");
        assertThatThrownBy(() -> ExtensionSchema.read("big.json", null, new byte[ExtensionSchema.BYTES + 1]))
                .hasMessageContaining("more than 262144 bytes");
        assertThatThrownBy(() -> ExtensionSchema.read("latin.json", null, new byte[] {'"', (byte) 0xe4, '"'}))
                .hasMessageContaining("not in UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'schemas':['urn:ietf:params:scim:schemas:core:2.0:Schema'],'meta':{'resourceType':'Schema'},",
                "'$schema':'https://example.com/schema.json','$comment':'ours',",
            })
    void what_people_paste_from_an_answer_is_taken(String more) {
        assertThat(read("{" + more + "'id':'" + URN
                                + "','attributes':[{'name':'x','type':'integer','subAttributes':[]}]}")
                        .urn())
                .isEqualTo(URN);
    }

    @Test
    void the_urn_says_what_is_extended_unless_the_folder_does() {
        byte[] file = "{\"id\":\"urn:example:cost:1.0:Group\",\"attributes\":[{\"name\":\"center\"}]}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(ExtensionSchema.read("cost.json", null, file).resourceType()).isEqualTo("Group");
        assertThat(ExtensionSchema.read("User/cost.json", "User", file).resourceType())
                .isEqualTo("User");
        assertThat(ExtensionSchema.read("cost.json", null, file).sha256())
                .isEqualTo("6a2099a21ba51182d1a2d3e9e5e6160a12c71dedcfd3b150af7b4edadd936119");
    }

    @Test
    void two_schemas_that_could_be_taken_for_each_other_are_refused() {
        SchemaRegistry standard = SchemaRegistry.standard();
        ExtensionSchema again = Extensions.extension("again.json", """
                {'id':'urn:example:BADGE:1.0:User','attributes':[{'name':'x'}]}
                """);
        assertThatThrownBy(() -> standard.extendedBy(List.of(Extensions.OF_BADGES, again)))
                .hasMessageContainingAll("again.json and badge.json have the same URN");
        ExtensionSchema behind = Extensions.extension("behind.json", """
                {'id':'urn:example:User','attributes':[{'name':'User'}]}
                """);
        ExtensionSchema named = Extensions.extension("named.json", """
                {'id':'urn:example:User:User','attributes':[{'name':'x'}]}
                """);
        assertThatThrownBy(() -> standard.extendedBy(List.of(behind, named)))
                .hasMessageContaining(
                        "behind.json has an attribute urn:example:User:User, and that is the URN of the schema in"
                                + " named.json");
    }

    private static ExtensionSchema read(String text) {
        return Extensions.extension("badge.json", text);
    }
}
