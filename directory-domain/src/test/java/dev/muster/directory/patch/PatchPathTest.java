package dev.muster.directory.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.document.DocumentRefusal;
import dev.muster.directory.schema.ResourceType;
import dev.muster.directory.schema.SchemaRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatchPathTest {
    private static final ResourceType USER = SchemaRegistry.standard().user();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // RFC 7644 3.5.2, figure 8 (members have operations of their own)
                "name.familyName                          | name.familyName",
                "addresses[type eq \"work\"]              | addresses[type eq \"work\"]",
                "emails[type eq \"work\"].value           | emails[type eq \"work\"].value",
                "EMAILS[TYPE eq \"work\"].VALUE           | emails[TYPE eq \"work\"].value",
                "emails.type                              | emails.type",
                "externalId                               | externalId",
                "urn:ietf:params:scim:schemas:core:2.0:User:title | title",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails[type eq \"work\"].value | emails[type eq \"work\"].value",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.displayName",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
            })
    void the_text_on_the_left_is_the_path_on_the_right(String text, String path) {
        assertThat(PatchPath.parse(USER, text).toString()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shoeSize",
                "name.shoeSize",
                "emails[type eq \"work\"].shoeSize",
                "department",
                "urn:example:2.0:User:title",
                "emails.value.more"
            })
    void a_path_to_nothing_that_we_know_is_told_from_a_malformed_one(String text) {
        assertThatThrownBy(() -> PatchPath.parse(USER, text))
                .isInstanceOfSatisfying(
                        DocumentRefusal.InvalidPath.class,
                        refusal -> assertThat(refusal.isUnknownAttribute()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name[familyName eq \"Jensen\"]",
                "emails.value[type eq \"work\"]",
                "userName[value eq \"x\"]",
                "emails[type eq \"work\"].value.more",
                "emails[type eq \"work\"] .value"
            })
    void a_malformed_path_is_refused(String text) {
        assertThatThrownBy(() -> PatchPath.parse(USER, text)).isInstanceOf(DocumentRefusal.InvalidPath.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type eq \"work\"",
                "emails[]",
                "emails[shoeSize eq 1]",
                "emails[type eq true]",
                "emails[primary gt true]",
                "emails[primary eq \"maybe\"]",
                "emails[type gt null]",
                "emails[emails[type pr]]",
                "emails[((((((((((((((((((((((((((((((type pr]",
                "x509Certificates[value co \"MII\"]"
            })
    void a_filter_that_makes_no_sense_for_the_attribute_is_refused(String text) {
        assertThatThrownBy(() -> PatchPath.parse(USER, text)).isInstanceOf(DocumentRefusal.InvalidFilter.class);
    }

    @Test
    void a_path_without_urn_leads_into_an_extension_only_for_clients_that_write_so() {
        assertThat(PatchPath.parseInAnySchema(USER, "manager").toString())
                .isEqualTo(SchemaRegistry.ENTERPRISE_USER + ":manager");
    }

    @Test
    void a_long_path_is_refused() {
        assertThatThrownBy(() -> PatchPath.parse(USER, "a".repeat(PatchPath.LENGTH + 1)))
                .hasMessageContaining("longer than");
    }
}
