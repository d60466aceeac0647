package dev.muster.directory.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.directory.filter.FilterParts;
import dev.muster.directory.filter.FilterText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaRegistryTest {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.standard();
    private static final ResourceType USER = REGISTRY.user();

    @ParameterizedTest
    @CsvSource({
        "userName, userName",
        "USERNAME, userName",
        "name.familyname, name.familyName",
        "emails.value, emails.value",
        "id, id",
        "externalid, externalId",
        "meta.lastModified, meta.lastModified",
        "groups.value, groups.value",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName, userName",
        "URN:IETF:params:scim:schemas:core:2.0:user:name.givenName, name.givenName",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:MANAGER.value, urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
    })
    void an_attribute_is_found_in_any_case_and_qualified_or_not(String text, String canonical) {
        assertThat(USER.lookup(text))
                .isInstanceOfSatisfying(
                        AttributeLookup.Found.class,
                        found -> assertThat(found.path().toString()).isEqualTo(canonical));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usrName",
                "name.surname",
                "department",
                "emails.value.more",
                "urn:ietf:params:scim:schemas:core:2.0:User:department"
            })
    void a_misspelt_attribute_is_known_as_such(String text) {
        assertThat(USER.lookup(text)).isEqualTo(new AttributeLookup.UnknownAttribute(text));
    }

    @Test
    void an_extension_can_be_named_as_a_whole() {
        assertThat(USER.lookup(SchemaRegistry.ENTERPRISE_USER))
                .isEqualTo(new AttributeLookup.FoundExtension(
                        REGISTRY.schema(SchemaRegistry.ENTERPRISE_USER).orElseThrow()));
    }

    @Test
    void the_paths_of_a_parsed_filter_are_looked_up_the_same_way() {
        String department = SchemaRegistry.ENTERPRISE_USER + ":department";
        assertThat(USER.lookup(FilterParts.path(FilterText.parse(department + " eq \"Tours\""))))
                .isEqualTo(USER.lookup(department))
                .isInstanceOf(AttributeLookup.Found.class);
    }

    @Test
    void all_paths_are_listed_in_the_order_of_the_schemas() {
        assertThat(USER.allPaths())
                .extracting(AttributePath::toString)
                .startsWith("schemas", "id", "externalId", "meta", "meta.resourceType")
                .containsSubsequence("userName", "name.familyName", "emails.value")
                .endsWith(SchemaRegistry.ENTERPRISE_USER + ":manager.displayName")
                .doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_schema_is_no_misspelt_attribute() {
        assertThat(USER.lookup("urn:example:2.0:User:shoeSize"))
                .isEqualTo(new AttributeLookup.UnknownSchema("urn:example:2.0:User:shoeSize"));
    }

    @Test
    void an_extensions_attribute_is_found_without_its_urn_only_on_request() {
        assertThat(USER.lookupInAnySchema("manager")).isInstanceOf(AttributeLookup.Found.class);
        assertThat(USER.lookupInAnySchema("manger")).isInstanceOf(AttributeLookup.UnknownAttribute.class);
    }

    @ParameterizedTest
    @CsvSource({
        "User, userName, STRING, false, true, false, READ_WRITE, DEFAULT, SERVER",
        "User, password, STRING, false, false, false, WRITE_ONLY, NEVER, NONE",
        "User, groups, COMPLEX, true, false, false, READ_ONLY, DEFAULT, NONE",
        "User, emails.value, STRING, false, false, false, READ_WRITE, DEFAULT, NONE",
        "User, emails.primary, BOOLEAN, false, false, false, READ_WRITE, DEFAULT, NONE",
        "User, x509Certificates.value, BINARY, false, false, true, READ_WRITE, DEFAULT, NONE",
        "User, profileUrl, REFERENCE, false, false, true, READ_WRITE, DEFAULT, NONE",
        "User, id, STRING, false, false, true, READ_ONLY, ALWAYS, SERVER",
        "User, externalId, STRING, false, false, true, READ_WRITE, DEFAULT, NONE",
        "User, meta.created, DATE_TIME, false, false, false, READ_ONLY, DEFAULT, NONE",
        "Group, displayName, STRING, false, true, false, READ_WRITE, DEFAULT, SERVER",
        "Group, members.value, STRING, false, false, false, IMMUTABLE, DEFAULT, NONE",
        "Equipment, assetTag, STRING, false, true, false, READ_WRITE, DEFAULT, SERVER",
        "Equipment, value, DECIMAL, false, false, false, READ_WRITE, DEFAULT, NONE",
        "Equipment, holder.$ref, REFERENCE, false, false, true, READ_ONLY, DEFAULT, NONE",
    })
    void attributes_have_the_characteristics_of_the_rfc(
            String type,
            String path,
            AttributeType attributeType,
            boolean multiValued,
            boolean required,
            boolean caseExact,
            Mutability mutability,
            Returned returned,
            Uniqueness uniqueness) {
        AttributeLookup.Found found =
                (AttributeLookup.Found) REGISTRY.resourceType(type).lookup(path);
        AttributeDefinition attribute = found.path().definition();
        assertThat(attribute.type()).isEqualTo(attributeType);
        assertThat(attribute.multiValued()).isEqualTo(multiValued);
        assertThat(attribute.required()).isEqualTo(required);
        assertThat(attribute.caseExact()).isEqualTo(caseExact);
        assertThat(attribute.mutability()).isEqualTo(mutability);
        assertThat(attribute.returned()).isEqualTo(returned);
        assertThat(attribute.uniqueness()).isEqualTo(uniqueness);
    }

    @Test
    void every_attribute_is_described() {
        assertThat(REGISTRY.schemas())
                .hasSize(7)
                .allSatisfy(schema -> assertThat(everyDefinition(schema.attributes()))
                        .allSatisfy(attribute -> assertThat(attribute.description())
                                .as("%s of %s", attribute.name(), schema.id())
                                .isNotBlank()));
    }

    @Test
    void a_faulty_schema_file_is_refused_with_the_place_and_the_fault() {
        assertThatThrownBy(() -> SchemaFile.schema(
                        Json.json("{'id':'urn:example:X','attributes':[{'name':'size','type':'number'}]}")))
                .isInstanceOf(MalformedSchema.class)
                .hasMessageContaining("urn:example:X: size: \"number\" is none of");
    }

    private static Stream<AttributeDefinition> everyDefinition(AttributeSet attributes) {
        return attributes.asList().stream()
                .flatMap(attribute -> Stream.concat(Stream.of(attribute), everyDefinition(attribute.subAttributes())));
    }
}
