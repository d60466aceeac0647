package dev.muster.directory.document;

import static dev.muster.directory.schema.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.muster.directory.schema.Json;
import dev.muster.directory.schema.SchemaRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentReadingTest {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.standard();
    private static final String ENTERPRISE = SchemaRegistry.ENTERPRISE_USER;

    @Test
    void the_full_user_of_the_rfc_is_taken_whole_but_for_what_is_not_stored() {
        ObjectNode body = Json.file("rfc7643-8.2-full-user");
        DocumentReading reading = DocumentReading.of(REGISTRY.user(), body);
        ObjectNode stored = body.deepCopy();
        stored.remove(java.util.List.of("schemas", "id", "externalId", "password", "groups", "meta"));
        assertThat(reading.document().tree()).isEqualTo(stored);
        assertThat(reading.externalId()).isEqualTo("701984");
        assertThat(reading.ignored()).containsExactlyInAnyOrder("id", "groups", "meta");
        assertThat(reading.notes()).isEmpty();
    }

    @Test
    void oktas_echo_of_our_own_body_is_taken() {
        DocumentReading reading = DocumentReading.of(REGISTRY.user(), Json.file("okta-put-user-echo"));
        assertThat(reading.document().json()).isEqualTo("""
                        {"userName":"bjensen@example.com","name":{"familyName":"Jensen","givenName":"Barbara"},\
                        "displayName":"Barbara Jensen","locale":"en-US","active":true,\
                        "emails":[{"value":"bjensen@example.com","type":"work","primary":true}],\
                        "%s":{"department":"Tours"}}""".formatted(ENTERPRISE));
        assertThat(reading.ignored()).containsExactlyInAnyOrder("id", "groups", "meta");
    }

    @Test
    void entras_nulls_string_booleans_plain_manager_and_misspelt_urn_are_taken() {
        DocumentReading reading = DocumentReading.of(REGISTRY.user(), Json.file("entra-post-user-with-nulls"));
        assertThat(reading.document().bool("active")).contains(true);
        assertThat(reading.document().text(ENTERPRISE, "manager", "value")).contains("26118915");
        assertThat(reading.document().value("roles")).isEmpty();
        assertThat(reading.ignored())
                .contains("urn:ietf:params:scim:schemas:extension:enterprise:2.0User", "meta")
                .doesNotContain("department", "title");
    }

    // body on the left (single quotes), the document on the right
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'USERNAME':'b','NAME':{'FAMILYNAME':'J'}}                      | {'userName':'b','name':{'familyName':'J'}}",
                "{'userName':'b','active':'False'}                                | {'userName':'b','active':false}",
                "{'userName':'b','name':{'familyName':null},'emails':[]}          | {'userName':'b'}",
                "{'userName':'b','emails':{'value':'x'}}                          | {'userName':'b','emails':[{'value':'x'}]}",
                "{'userName':'b','roles':['admin',null,'admin']}                  | {'userName':'b','roles':[{'value':'admin'}]}",
                "{'userName':'b','emails':[{'value':'x'},{'value':'x'}]}          | {'userName':'b','emails':[{'value':'x'}]}",
                "{'userName':'b','emails':[{'shoe':1,'value':'x'}]}               | {'userName':'b','emails':[{'value':'x'}]}",
                "{'userName':'b','emails':[{'value':'x','primary':'true'}]}       | {'userName':'b','emails':[{'value':'x','primary':true}]}",
                "{'userName':'b','displayName':''}                                | {'userName':'b'}",
                "{'userName':'b','title':' \u00a0\u200b\u00ad','externalId':''} | {'userName':'b'}",
                "{'userName':'b','name':{'familyName':' '},'profileUrl':''}       | {'userName':'b'}",
                "{'userName':'b','roles':[''],'emails':''}                        | {'userName':'b'}",
                "{'userName':'b','emails':[{'value':'','type':'work'},{'value':'x'}]} | {'userName':'b','emails':[{'value':'x'}]}",
                "{'userName':'b','emails':[{'value':null,'type':'work','primary':true}]} | {'userName':'b'}",
                "{'userName':'b','emails':[{'type':'work'}]}                      | {'userName':'b','emails':[{'type':'work'}]}",
                "{'userName':'b','roles':[{'value':'','display':'Guide'}]}        | {'userName':'b','roles':[{'display':'Guide'}]}",
                "{'userName':'b','x509Certificates':[{'value':'_-8='}]}           | {'userName':'b','x509Certificates':[{'value':'_-8='}]}",
            })
    void a_body_is_brought_into_its_canonical_form(String body, String document) {
        assertThat(DocumentReading.of(REGISTRY.user(), object(body)).document().tree())
                .isEqualTo(object(document));
    }

    // RFC 7643 2.4 allows one primary; clients.md's habit of two must not fail
    @Test
    void of_two_primary_values_the_last_one_wins() {
        DocumentReading reading = DocumentReading.of(
                REGISTRY.user(),
                object("{'userName':'b','emails':[{'value':'x','primary':true},{'value':'y','primary':true}]}"));
        assertThat(reading.document().tree())
                .isEqualTo(object(
                        "{'userName':'b','emails':[{'value':'x','primary':false},{'value':'y','primary':true}]}"));
        assertThat(reading.notes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'userName':17}                                          | userName                 | it must be text",
                "{'userName':'b','active':'maybe'}                        | active                   | it must be true or false",
                "{'userName':'b','name':'Jensen'}                         | name                     | it must be an object",
                "{'userName':'b','emails':[17]}                           | emails                   | it must be an object",
                "{'userName':'b','emails':[{'value':['x']}]}              | emails.value             | it must be text",
                "{'userName':'b','profileUrl':'a b'}                      | profileUrl               | it must be a URI: percent-encode spaces and other special characters",
                "{'userName':'b','x509Certificates':[{'value':'!'}]}      | x509Certificates.value   | it must be base64 without line breaks",
                "{'userName':'b','profileUrl':'a\u00a0b'}                | profileUrl               | it must be a URI: percent-encode spaces and other special characters",
                "{'userName':'b','profileUrl':'https://a%2'}              | profileUrl               | it must be a URI: percent-encode spaces and other special characters",
                "{'userName':'b','x509Certificates':[{'value':'+-8='}]}   | x509Certificates.value   | it must be base64 without line breaks",
                "{'userName':'b','x509Certificates':[{'value':'AAAAA'}]}  | x509Certificates.value   | it must be base64 without line breaks",
                "{'userName':'b','active':''}                             | active                   | it must be true or false",
                "{'userName':'b','username':'c'}                          | username                 | it is given twice in different spellings, send it once",
                "{'userName':'b','schemas':[1]}                           | schemas                  | it must be an array of schema URNs",
                "{'userName':'b\\u0000'}                                  | userName                 | it has a NUL character or half of a surrogate pair, remove it",
                "{'userName':'b\\ud800'}                                  | userName                 | it has a NUL character or half of a surrogate pair, remove it",
                "{'userName':'b','externalId':1}                          | externalId               | it must be text",
            })
    void a_wrong_value_is_refused_with_attribute_and_cure(String body, String attribute, String cure) {
        DocumentRefusal.InvalidValue refusal = catchThrowableOfType(
                DocumentRefusal.InvalidValue.class, () -> DocumentReading.of(REGISTRY.user(), object(body)));
        assertThat(refusal).as(body).isNotNull();
        assertThat(refusal.attribute()).isEqualTo(attribute);
        assertThat(refusal.cure()).isEqualTo(cure);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'assetTag':'L-1','value':2.50,'purchaseDate':'2026-05-13T04:42:34.5+02:00'} | true",
                "{'assetTag':'L-1','value':-7,'purchaseDate':'2026-05-13T04:42:34'}           | true",
                "{'assetTag':'L-1','value':'2.50'}                                            | false",
                "{'assetTag':'L-1','value':1e999}                                             | false",
                "{'assetTag':'L-1','purchaseDate':'2026-05-13'}                               | false",
                "{'assetTag':'L-1','purchaseDate':'2026-13-13T04:42:34Z'}                     | false",
                "{'assetTag':'L-1','purchaseDate':'2026-02-30T00:00:00Z'}                     | false",
                "{'assetTag':'L-1','purchaseDate':'2023-02-29T00:00:00Z'}                     | false",
                "{'assetTag':'L-1','purchaseDate':'2026-01-01T24:00:00Z'}                     | false",
                "{'assetTag':'L-1','purchaseDate':'2026-01-01T00:00:00+18:00'}                | false",
                "{'assetTag':'L-1','purchaseDate':'+12026-01-01T00:00:00Z'}                   | false",
                "{'assetTag':'L-1','purchaseDate':true}                                       | false",
            })
    void numbers_and_times_are_checked_and_kept_as_written(String body, boolean fits) {
        if (fits) {
            assertThat(DocumentReading.of(REGISTRY.equipment(), object(body))
                            .document()
                            .json())
                    .contains(body.contains("2.50") ? "2.50" : "-7");
        } else {
            assertThatThrownBy(() -> DocumentReading.of(REGISTRY.equipment(), object(body)))
                    .isInstanceOf(DocumentRefusal.InvalidValue.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{}", "{'displayName':'B'}", "{'userName':null}", "{'userName':' '}", "{'userName':[]}"})
    void a_user_without_a_user_name_is_refused(String body) {
        assertThatThrownBy(() -> DocumentReading.of(REGISTRY.user(), object(body)))
                .isInstanceOfSatisfying(
                        DocumentRefusal.RequiredMissing.class,
                        refusal -> assertThat(refusal.attribute()).isEqualTo("userName"));
    }

    @Test
    void the_members_of_a_group_are_kept_beside_its_document() {
        DocumentReading reading = DocumentReading.of(
                REGISTRY.group(), object("{'displayName':'Tour Guides','members':[{'value':'a'},{'value':'b'}]}"));
        assertThat(reading.document().tree()).isEqualTo(object("{'displayName':'Tour Guides'}"));
        assertThat(reading.ignored()).isEmpty();
    }

    @Test
    void there_are_limits_to_a_text_to_the_values_and_to_the_whole() {
        assertThatThrownBy(() -> DocumentReading.of(
                        REGISTRY.user(), object("{}").put("userName", "x".repeat(DocumentLimits.TEXT + 1))))
                .isInstanceOf(DocumentRefusal.TooLarge.class);
        ObjectNode manyRoles = object("{'userName':'b'}");
        ArrayNode roles = manyRoles.putArray("roles");
        for (int i = 0; i <= DocumentLimits.VALUES; i++) {
            roles.add("role " + i);
        }
        assertThatThrownBy(() -> DocumentReading.of(REGISTRY.user(), manyRoles))
                .isInstanceOf(DocumentRefusal.TooLarge.class)
                .hasMessageContaining("roles");
        ObjectNode bulky = object("{'userName':'b'}");
        ArrayNode addresses = bulky.putArray("addresses");
        for (int i = 0; i < 20; i++) {
            addresses.addObject().put("formatted", i + "x".repeat(DocumentLimits.TEXT - 10));
        }
        assertThatThrownBy(() -> DocumentReading.of(REGISTRY.user(), bulky))
                .isInstanceOf(DocumentRefusal.TooLarge.class)
                .hasMessageContaining("whole resource");
    }

    /** Counted as they are compared: a ligature of one character may be eighteen then. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName':'TEXT'}",
                "{'userName':'b','displayName':'TEXT'}",
                "{'userName':'b','userType':'TEXT'}",
                "{'userName':'b','externalId':'TEXT'}",
                "{'userName':'b','emails':[{'value':'TEXT'}]}",
                "{'userName':'b','emails':[{'value':'b','type':'TEXT'}]}",
            })
    void what_people_are_found_by_fits_into_an_index(String body) {
        String longest = "ä".repeat(DocumentLimits.INDEXED / 2);
        DocumentReading.of(REGISTRY.user(), object(body.replace("TEXT", longest)));
        for (String tooLong : new String[] {longest + "x", "\uFDFA".repeat(400)}) {
            assertThatThrownBy(() -> DocumentReading.of(REGISTRY.user(), object(body.replace("TEXT", tooLong))))
                    .isInstanceOf(DocumentRefusal.TooLarge.class)
                    .hasMessageContaining("bytes");
        }
    }

    @Test
    void what_groups_and_items_are_found_by_fits_into_an_index() {
        String tooLong = "ä".repeat(DocumentLimits.INDEXED / 2 + 1);
        assertThatThrownBy(
                        () -> DocumentReading.of(REGISTRY.group(), object("{}").put("displayName", tooLong)))
                .isInstanceOf(DocumentRefusal.TooLarge.class);
        assertThatThrownBy(() ->
                        DocumentReading.of(REGISTRY.equipment(), object("{}").put("assetTag", tooLong)))
                .isInstanceOf(DocumentRefusal.TooLarge.class);
    }

    @Test
    void a_new_user_is_active_unless_the_client_says_otherwise() {
        assertThat(created("{'userName':'b'}").bool("active")).contains(true);
        assertThat(created("{'userName':'b','active':false}").bool("active")).contains(false);
    }

    @Test
    void a_put_clears_what_it_leaves_out_but_reactivates_nobody() {
        Document leaver = created("{'userName':'b','active':false,'title':'Guide'}");
        Document wanted =
                DocumentReading.of(REGISTRY.user(), object("{'userName':'b'}")).document();
        assertThat(DocumentReplacement.replaced(REGISTRY.user(), leaver, wanted).tree())
                .isEqualTo(object("{'userName':'b','active':false}"));
    }

    private static Document created(String body) {
        return DocumentReplacement.created(
                REGISTRY.user(),
                DocumentReading.of(REGISTRY.user(), object(body)).document());
    }
}
