package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** RFC 7644 §3.9: the parameters on the left, what is shown on the right, beside what always is. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class AttributesTest {
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String BARBARA = """
            {"userName":"bjensen","name":{"givenName":"Barbara","familyName":"Jensen"},"active":true,"password":"t1meMa$heen",
             "emails":[{"value":"bjensen@example.com","type":"work","primary":true},{"value":"babs@jensen.org","type":"home"}],
             "%s":{"department":"Tours","manager":{"value":"4711","$ref":"../Users/4711"}}}
            """.formatted(ENTERPRISE);

    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimClient client;
    String user;
    String group;

    @BeforeAll
    void barbara() {
        client = new ScimServer(port, commands).newTenant(ClientProfile.RFC);
        user = client.post("/Users", BARBARA).hasStatus(201).id();
        group = client.post("/Groups", "{\"displayName\":\"Tour Guides\",\"members\":[{\"value\":\"" + user + "\"}]}")
                .id();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "attributes=userName                        | {\"userName\":\"bjensen\"}",
                "attributes=USERNAME                        | {\"userName\":\"bjensen\"}",
                "attributes=userName,%20active              | {\"userName\":\"bjensen\",\"active\":true}",
                "attributes=urn:ietf:params:scim:schemas:core:2.0:User:userName | {\"userName\":\"bjensen\"}",
                "attributes=URN:IETF:params:scim:schemas:CORE:2.0:user:NAME.familyName | {\"name\":{\"familyName\":\"Jensen\"}}",
                "attributes=name                            | {\"name\":{\"familyName\":\"Jensen\",\"givenName\":\"Barbara\"}}",
                "attributes=emails.type                     | {\"emails\":[{\"type\":\"work\"},{\"type\":\"home\"}]}",
                "attributes=emails.value,emails.primary     | {\"emails\":[{\"value\":\"bjensen@example.com\",\"primary\":true},{\"value\":\"babs@jensen.org\"}]}",
                "attributes={enterprise}:department         | {\"{enterprise}\":{\"department\":\"Tours\"}}",
                "attributes={enterprise}:manager.value      | {\"{enterprise}\":{\"manager\":{\"value\":\"4711\"}}}",
                "attributes={enterprise}                    | {\"{enterprise}\":{\"department\":\"Tours\",\"manager\":{\"value\":\"4711\",\"$ref\":\"../Users/4711\"}}}",
                "attributes=urn:ietf:params:scim:schemas:core:2.0:User&excludedAttributes=name,emails,groups | {\"userName\":\"bjensen\",\"active\":true}",
                "attributes=meta.resourceType               | {\"meta\":{\"resourceType\":\"User\"}}",
                "attributes=groups.display                  | {\"groups\":[{\"display\":\"Tour Guides\"}]}",
                "attributes=password                        | {}",
                "attributes=password,userName               | {\"userName\":\"bjensen\"}",
                "attributes=id                              | {}",
                "attributes=nobodyKnows                     | {}",
                "attributes=userName&excludedAttributes=userName | {}",
                "excludedAttributes=emails,groups,meta,name,{enterprise} | {\"userName\":\"bjensen\",\"active\":true}",
                "excludedAttributes=EMAILS,groups,meta,name.givenName,{enterprise}:manager | {\"userName\":\"bjensen\",\"name\":{\"familyName\":\"Jensen\"},\"active\":true,\"{enterprise}\":{\"department\":\"Tours\"}}",
                "excludedAttributes=id,schemas,emails,groups,meta,name,{enterprise} | {\"userName\":\"bjensen\",\"active\":true}",
                "excludedAttributes=emails.value,groups,meta,name,active,userName,{enterprise} | {\"emails\":[{\"type\":\"work\",\"primary\":true},{\"type\":\"home\"}]}",
            })
    void of_a_user(String parameters, String shown) {
        String query = "?" + parameters.replace("{enterprise}", ENTERPRISE);
        String expected = shown.replace("{enterprise}", ENTERPRISE);
        assertThat(besideWhatAlwaysIs(
                        client.get("/Users/" + user + query).hasStatus(200).body()))
                .isEqualTo(expected);
        assertThat(besideWhatAlwaysIs(
                        client.get("/Users" + query).hasStatus(200).body().at("/Resources/0")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "excludedAttributes=members,meta | {\"displayName\":\"Tour Guides\"}",
                "excludedAttributes=MEMBERS,urn:ietf:params:scim:schemas:core:2.0:Group:displayName,meta | {}",
                "attributes=members.type         | {\"members\":[{\"type\":\"User\"}]}",
                "attributes=members.display,displayName | {\"displayName\":\"Tour Guides\",\"members\":[{\"display\":\"Barbara Jensen\"}]}",
            })
    void of_a_group(String parameters, String shown) {
        assertThat(besideWhatAlwaysIs(client.get("/Groups/" + group + "?" + parameters)
                        .hasStatus(200)
                        .body()))
                .isEqualTo(shown);
    }

    @Test
    void also_of_what_was_written() {
        ScimClient own = new ScimServer(port, commands).newTenant(ClientProfile.RFC);
        JsonNode created =
                own.post("/Users?attributes=userName", BARBARA).hasStatus(201).body();
        assertThat(besideWhatAlwaysIs(created)).isEqualTo("{\"userName\":\"bjensen\"}");
        String path = "/Users/" + created.get("id").stringValue();
        assertThat(besideWhatAlwaysIs(own.put(path + "?attributes=name.givenName", BARBARA)
                        .hasStatus(200)
                        .body()))
                .isEqualTo("{\"name\":{\"givenName\":\"Barbara\"}}");
        String patch = "{\"Operations\":[{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Guide\"}]}";
        assertThat(besideWhatAlwaysIs(own.patch(path + "?attributes=title", patch)
                        .hasStatus(200)
                        .body()))
                .isEqualTo("{\"title\":\"Guide\"}");
        assertThat(own.get(path).body().toString()).doesNotContain("t1meMa");
    }

    private static String besideWhatAlwaysIs(JsonNode resource) {
        assertThat(resource.has("schemas")).isTrue();
        assertThat(resource.has("id")).isTrue();
        return ((ObjectNode) resource.deepCopy())
                .without(java.util.List.of("schemas", "id"))
                .toString();
    }
}
