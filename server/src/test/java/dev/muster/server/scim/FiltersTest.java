package dev.muster.server.scim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.directory.Commands;
import dev.muster.directory.integration.ClientProfile;
import dev.muster.directory.integration.Policies;
import dev.muster.directory.integration.Scope;
import dev.muster.server.ScimClient;
import dev.muster.server.ScimServer;
import dev.muster.server.WholeServer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** RFC 7644 §3.4.2.2, row by row: a filter on the left, who is found on the right. Nobody is changed in between. */
@WholeServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class FiltersTest {
    @Autowired
    Commands commands;

    @LocalServerPort
    int port;

    ScimServer server;
    ScimClient client;
    final Map<String, String> ids = new HashMap<>();

    @BeforeAll
    void theCast() {
        server = new ScimServer(port, commands);
        ScimClient first = server.newTenant(ClientProfile.RFC);
        client = clientOf(first, ClientProfile.RFC);
        mandy();
        barbara();
        jim();
        group("Tour Guides", "bjensen", "mandy");
        group("Employees", "jim");
        item("{\"assetTag\":\"L-1\",\"model\":\"Notebook 14\",\"value\":1299.50,\"currency\":\"EUR\","
                + "\"purchaseDate\":\"2024-03-01T00:00:00Z\",\"holder\":{\"value\":\"" + ids.get("bjensen") + "\"}}");
        item("{\"assetTag\":\"L-2\",\"model\":\"Notebook 16\",\"value\":899,\"currency\":\"EUR\","
                + "\"purchaseDate\":\"2025-03-01T12:00:00+02:00\",\"notes\":\"scratched\"}");
        item("{\"assetTag\":\"P-1\",\"model\":\"Telephone\"}");
    }

    private void mandy() {
        user("""
                {"userName":"mandy","externalId":"701985","displayName":"Mandy Pepperidge","title":"Guide",
                 "name":{"givenName":"Mandy","familyName":"Pepperidge"},"active":false,"userType":"Contractor",
                 "emails":[{"value":"mandy@example.com"},{"value":"Mandy@Example.ORG","type":"home"}],
                 "addresses":[{"type":"work","locality":"Hollywood","primary":false}],
                 "schemas":["urn:ietf:params:scim:schemas:core:2.0:User",
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tours","employeeNumber":"00123"}}
                """);
    }

    private void barbara() {
        user("""
                {"userName":"bjensen","externalId":"AbC","displayName":"Babs Jensen","nickName":"Babs",
                 "name":{"givenName":"Barbara","familyName":"Jensen","formatted":"Ms. Barbara J Jensen, III"},
                 "profileUrl":"https://login.example.com/bjensen","title":"Tour Guide","userType":"Employee",
                 "preferredLanguage":"en-US","locale":"en-US","timezone":"America/Los_Angeles","active":true,
                 "emails":[{"value":"bjensen@example.com","type":"work","primary":true},
                           {"value":"babs@jensen.org","type":"home","display":"private"}],
                 "phoneNumbers":[{"value":"555-555-5555","type":"work"},{"value":"555-555-4444","type":"mobile"}],
                 "ims":[{"value":"someaimhandle","type":"aim"}],
                 "addresses":[{"type":"work","streetAddress":"100 Universal City Plaza","locality":"Hollywood",
                               "region":"CA","country":"USA","primary":true}],
                 "roles":[{"value":"agent","primary":true},{"value":"admin"}],
                 "entitlements":[{"value":"parking"}],
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Tour Operations",
                   "employeeNumber":"701984","costCenter":"4130","manager":{"value":"%s"}}}
                """.formatted(ids.get("mandy")));
    }

    private void jim() {
        user("""
                {"userName":"jim","displayName":"Jim Smith","name":{"familyName":"Smith"},"active":true,
                 "emails":[{"type":"work","display":"none yet"}]}
                """);
    }

    private ScimClient clientOf(ScimClient tenant, ClientProfile profile) {
        return server.newClient(
                tenant.tenant(),
                profile.name(),
                profile,
                Policies.defaultsFor(profile),
                Set.of(Scope.SCIM, Scope.EQUIPMENT));
    }

    private void user(String body) {
        var created = client.post("/Users", body).hasStatus(201);
        ids.put(created.body().get("userName").stringValue(), created.id());
    }

    private void group(String name, String... members) {
        StringBuilder values = new StringBuilder();
        for (String member : members) {
            values.append(values.isEmpty() ? "" : ",").append("{\"value\":\"" + ids.get(member) + "\"}");
        }
        ids.put(
                name,
                client.post("/Groups", "{\"displayName\":\"" + name + "\",\"members\":[" + values + "]}")
                        .hasStatus(201)
                        .id());
    }

    private void item(String body) {
        var created = client.post("/Equipment", body).hasStatus(201);
        ids.put(created.body().get("assetTag").stringValue(), created.id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the RFC's own examples
                "userName eq \"bjensen\"                               | bjensen",
                "name.familyName co \"O'Malley\"                       |",
                "userName sw \"J\"                                     | jim",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\" | jim",
                "title pr                                              | mandy bjensen",
                "meta.lastModified gt \"2011-05-13T04:42:34Z\"         | mandy bjensen jim",
                "meta.lastModified ge \"2011-05-13T04:42:34Z\"         | mandy bjensen jim",
                "meta.lastModified lt \"2011-05-13T04:42:34Z\"         |",
                "meta.lastModified le \"2011-05-13T04:42:34\"          |",
                "title pr and userType eq \"Employee\"                 | bjensen",
                "title pr or userType eq \"Intern\"                    | mandy bjensen",
                "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\" | mandy bjensen",
                "schemas ne \"urn:ietf:params:scim:schemas:core:2.0:User\" | mandy bjensen",
                "userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\") | bjensen",
                "userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"example.org\") | jim",
                "userType eq \"Employee\" and (emails.type eq \"work\")  | bjensen",
                "userType eq \"Employee\" and emails[type eq \"work\" and value co \"@example.com\"] | bjensen",
                "emails[type eq \"work\" and value co \"@example.com\"] or ims[type eq \"aim\" and value co \"handle\"] | bjensen",
                // every operator, on text
                "nickName eq \"BABS\"                                  | bjensen",
                "nickName ne \"babs\"                                  | mandy jim",
                "title co \"GUIDE\"                                    | mandy bjensen",
                "title sw \"tour\"                                     | bjensen",
                "title ew \"ide\"                                      | mandy bjensen",
                "title ew \"Tour Guides\"                              |",
                "title gt \"guide\"                                    | bjensen",
                "title ge \"guide\"                                    | mandy bjensen",
                "title lt \"tour guide\"                               | mandy",
                "title le \"tour guide\"                               | mandy bjensen",
                "not (title pr)                                        | jim",
                "not(title eq \"Guide\")                               | bjensen jim",
                "not (not (nickName pr))                               | bjensen",
                "title eq null                                         | jim",
                "title ne null                                         | mandy bjensen",
                "userName ew \"M\"                                     | jim",
                "userName ge \"jim\"                                   | mandy jim",
                "userName ne \"JIM\"                                   | mandy bjensen",
                // and binds closer than or
                "userName eq \"jim\" or title pr and active eq true    | bjensen jim",
                "(userName eq \"jim\" or title pr) and active eq true  | bjensen jim",
                "(userName eq \"mandy\" or title pr) and active eq true | bjensen",
                "userName eq \"mandy\" or title pr and active eq true  | mandy bjensen",
                // booleans, also as text
                "active eq true                                        | bjensen jim",
                "active eq \"False\"                                   | mandy",
                "active ne true                                        | mandy",
                "active pr                                             | mandy bjensen jim",
                // one value with parts
                "name.formatted co \"III\"                             | bjensen",
                "name pr                                               | mandy bjensen jim",
                "name.givenName pr                                     | mandy bjensen",
                "name[givenName eq \"barbara\" and familyName sw \"j\"] | bjensen",
                "name[not (givenName pr)]                              | jim",
                // several values: one of them
                "emails.value eq \"BABS@jensen.org\"                   | bjensen",
                "emails eq \"babs@jensen.org\"                         | bjensen",
                "emails.value ew \".org\"                              | mandy bjensen",
                "emails.display eq \"private\"                         | bjensen",
                "emails.type eq \"work\"                               | bjensen jim",
                "emails.type ne \"work\"                               | mandy bjensen",
                "emails.type pr                                        | mandy bjensen jim",
                "emails.value pr                                       | mandy bjensen",
                "emails.value eq null                                  | jim",
                "emails pr                                             | mandy bjensen jim",
                "emails eq null                                        | jim",
                "emails.primary eq true                                | bjensen",
                "emails.primary eq false                               |",
                "addresses.primary eq false                            | mandy",
                "addresses[primary ne true and locality eq \"hollywood\"] | mandy",
                "emails[type eq \"work\"].value eq \"bjensen@example.com\" | bjensen",
                "emails[type eq \"home\"].value eq \"bjensen@example.com\" |",
                "emails[type eq \"work\" and not (value pr)]           | jim",
                "emails[value sw \"b\" and display pr]                 | bjensen",
                "emails[not (type pr)]                                 | mandy",
                "emails[value eq \"mandy@example.com\" or value eq \"bjensen@example.com\"] | mandy bjensen",
                "not (emails[type eq \"home\"])                        | jim",
                "phoneNumbers[type eq \"mobile\" and value sw \"555\"] | bjensen",
                "phoneNumbers.value ne \"555-555-5555\"                | mandy bjensen jim",
                "ims.value co \"HANDLE\"                               | bjensen",
                "photos pr                                             |",
                "x509Certificates.value eq \"MIIB\"                    |",
                "addresses.country eq \"usa\"                          | bjensen",
                "roles.value eq \"admin\"                              | bjensen",
                "roles[primary eq true].value eq \"agent\"             | bjensen",
                "roles[primary eq true].value eq \"admin\"             |",
                "entitlements eq \"parking\"                           | bjensen",
                "groups.display eq \"tour guides\"                     | mandy bjensen",
                "groups.display co \"e\"                               | mandy bjensen jim",
                "groups[display eq \"Employees\" and type eq \"direct\"] | jim",
                "groups.type eq \"indirect\"                           |",
                // the others of the core schema
                "profileUrl eq \"https://login.example.com/bjensen\"   | bjensen",
                "profileUrl eq \"https://login.example.com/BJENSEN\"   |",
                "preferredLanguage eq \"EN-us\"                        | bjensen",
                "locale sw \"en\"                                      | bjensen",
                "timezone eq \"america/los_angeles\"                   | bjensen",
                "USERTYPE EQ \"contractor\"                            | mandy",
                // the extension
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"tours\" | mandy",
                "URN:ietf:params:scim:schemas:extension:enterprise:2.0:user:DEPARTMENT sw \"tour\" | mandy bjensen",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq \"00123\" | mandy",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter pr | bjensen",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr | bjensen",
                // identity and meta
                "externalId eq \"AbC\"                                 | bjensen",
                "externalId eq \"abc\"                                 |",
                "externalId sw \"7\"                                   | mandy",
                "externalId ne \"AbC\"                                 | mandy jim",
                "externalId pr                                         | mandy bjensen",
                "not (externalId pr)                                   | jim",
                "id pr                                                 | mandy bjensen jim",
                "id eq \"4711\"                                        |",
                "id ne \"4711\"                                        | mandy bjensen jim",
                "id co \"-7\"                                          | mandy bjensen jim",
                "id gt \"0\"                                           | mandy bjensen jim",
                "meta.resourceType eq \"User\"                         | mandy bjensen jim",
                "meta.resourceType eq \"Group\"                        |",
                "meta.resourceType eq \"USER\"                         |",
                "meta pr                                               | mandy bjensen jim",
                "meta.version eq \"W/\\\"0\\\"\"                       | mandy bjensen jim",
                "meta.location co \"/scim/v2/Users/\"                  | mandy bjensen jim",
                "meta[resourceType eq \"User\" and created gt \"2011-05-13T04:42:34Z\"] | mandy bjensen jim",
                "meta.created lt \"+999999999-12-31T23:59:59Z\"        | mandy bjensen jim",
                // text that means something to SQL, and text from elsewhere
                "nickName eq \"%\"                                     |",
                "nickName sw \"B_\"                                    |",
                "nickName eq \"'; drop table user_view; --\"           |",
                "nickName eq \"\\\\ ? $1 :reader\"                     |",
                "nickName eq \"日本\"                                  |",
                "nickName co \"\"                                      | bjensen",
            })
    void users(String filter, String found) {
        assertThat(found(client, "/Users", filter, "userName")).isEqualTo(names(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/Users  | userName   | id eq \"{bjensen}\"                       | bjensen",
                "/Users  | userName   | id sw \"{bjensen}\"                       | bjensen",
                "/Users  | userName   | groups.value eq \"{Tour Guides}\"         | mandy,bjensen",
                "/Users  | userName   | groups eq \"{Employees}\"                 | jim",
                "/Users  | userName   | groups.value ne \"{Employees}\"           | mandy,bjensen",
                "/Users  | userName   | groups.$ref eq \"{base}/Groups/{Employees}\" | jim",
                "/Users  | userName   | meta.location eq \"{base}/Users/{jim}\"   | jim",
                "/Users  | userName   | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq \"{mandy}\" | bjensen",
                "/Users  | userName   | urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager eq \"{mandy}\" | bjensen",
                "/Groups | displayName | displayName sw \"tour\"                  | Tour Guides",
                "/Groups | displayName | displayName ne \"tour guides\"           | Employees",
                "/Groups | displayName | members.value eq \"{jim}\"               | Employees",
                "/Groups | displayName | members.value eq \"{JIM}\"               | Employees",
                "/Users  | userName   | id eq \"{JIM}\"                           |",
                "/Groups | displayName | members eq \"{mandy}\"                   | Tour Guides",
                "/Groups | displayName | members[value eq \"{mandy}\"]            | Tour Guides",
                "/Groups | displayName | members.display eq \"babs jensen\"       | Tour Guides",
                "/Groups | displayName | members.type eq \"user\"                 | Tour Guides,Employees",
                "/Groups | displayName | members.type eq \"Group\"                |",
                "/Groups | displayName | members.$ref ew \"/Users/{jim}\"         | Employees",
                "/Groups | displayName | members pr                               | Tour Guides,Employees",
                "/Groups | displayName | id eq \"{Employees}\" and members eq \"{mandy}\" |",
                "/Groups | displayName | meta.resourceType eq \"Group\" and not (displayName eq \"Employees\") | Tour Guides",
                "/Equipment | assetTag | value gt 899                             | L-1",
                "/Equipment | assetTag | value ge 899.0                           | L-1,L-2",
                "/Equipment | assetTag | value eq 1299.5                          | L-1",
                "/Equipment | assetTag | value ne 899                             | L-1,P-1",
                "/Equipment | assetTag | value lt 1e3                             | L-2",
                "/Equipment | assetTag | not (value pr)                           | P-1",
                "/Equipment | assetTag | purchaseDate eq \"2025-03-01T10:00:00Z\" | L-2",
                "/Equipment | assetTag | purchaseDate lt \"2025-01-01T00:00:00Z\" | L-1",
                "/Equipment | assetTag | model co \"BOOK\"                        | L-1,L-2",
                "/Equipment | assetTag | notes eq \"Scratched\"                   | L-2",
                "/Equipment | assetTag | currency eq \"eur\"                      | L-1,L-2",
                "/Equipment | assetTag | holder pr                                | L-1",
                "/Equipment | assetTag | holder eq \"{bjensen}\"                  | L-1",
                "/Equipment | assetTag | holder.display co \"babs\"               | L-1",
                "/Equipment | assetTag | holder[value eq \"{bjensen}\"]           | L-1",
                "/Equipment | assetTag | not (holder.value eq \"{bjensen}\")      | L-2,P-1",
                "/Equipment | assetTag | status eq \"assigned\"                   | L-1",
                "/Equipment | assetTag | urn:muster:params:scim:schemas:core:2.0:Equipment:assetTag sw \"l-\" | L-1,L-2",
            })
    void references_groups_and_equipment(String endpoint, String name, String filter, String found) {
        assertThat(found(client, endpoint, filled(filter), name))
                .isEqualTo(found == null ? List.of() : Arrays.asList(found.split(",")));
    }

    /** A misspelt name is never an empty list; what is wrong is said with the name of the attribute. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/Users  | userNam eq \"b\"                 | userNam",
                "/Users  | assetTag eq \"b\"                | assetTag",
                "/Users  | department eq \"b\"              | department",
                "/Users  | urn:x:User:userName eq \"b\"     | urn:x:User:userName",
                "/Users  | name eq \"Barbara\"              | name is complex",
                "/Users  | addresses eq \"Barbara\"         | addresses is complex",
                "/Users  | password eq \"t1meMa$heen\"      | password is never stored",
                "/Users  | emails[colour eq \"b\"]          | emails has no colour",
                "/Users  | userName[value eq \"b\"]         | userName",
                "/Users  | emails[type eq \"a\" and x[y pr]] | brackets",
                "/Users  | active gt true                   | active is true or false",
                "/Users  | active co \"tr\"                 | active",
                "/Users  | active eq \"perhaps\"            | active",
                "/Users  | userName eq 17                   | userName is text",
                "/Users  | userName eq bjensen              | quotes",
                "/Users  | userName gt null                 | null",
                "/Users  | meta.created eq \"yesterday\"    | created is a time",
                "/Users  | meta.created sw \"2011\"         | created is a time",
                "/Users  | x509Certificates.value co \"a\"  | binary",
                "/Users  | userName like \"b\"              | like",
                "/Users  | userName eq \"b                  | quote",
                "/Users  | (userName eq \"b\"               | )",
                "/Users  | userName eq \"b\" userName       | end",
                "/Users  | userName                         | name",
                "/Users  | not userName eq \"b\"            | userName",
                "/Groups | members.display gt 5             | display is text",
                "/Groups | userName eq \"b\"                | userName",
                "/Equipment | value eq \"much\"             | value is a number",
                "/Equipment | value co 5                    | value is a number",
            })
    void what_makes_no_sense_is_refused(String endpoint, String filter, String detail) {
        client.filter(endpoint, filter).isError(400, "invalidFilter", detail);
    }

    /** Entra's example has no quotes, and its manager no URN; Okta's admins match by names of their own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ENTRA | /Users | userName eq bjensen            | bjensen",
                "ENTRA | /Users | manager eq \"{mandy}\"         | bjensen",
                "ENTRA | /Users | id eq \"{bjensen}\" and manager eq \"{mandy}\" | bjensen",
                "ENTRA | /Users | employeeNumber eq 00123        | mandy",
                "ENTRA | /Users | emails[type eq \"work\"].value eq \"bjensen@example.com\" | bjensen",
                "OKTA  | /Users | userName eq bjensen            | bjensen",
                "OKTA  | /Users | email eq \"bjensen@example.com\" | bjensen",
                "OKTA  | /Users | firstName eq Barbara and lastName eq Jensen | bjensen",
                "OKTA  | /Users | phone eq \"555-555-4444\"      | bjensen",
                "OKTA  | /Equipment | value gt 1000              | L-1",
            })
    void clients_write_as_they_do(ClientProfile profile, String endpoint, String filter, String found) {
        String name = endpoint.equals("/Users") ? "userName" : "assetTag";
        assertThat(found(clientOf(client, profile), endpoint, filled(filter), name))
                .isEqualTo(names(found));
    }

    @Test
    void what_cannot_be_stored_cannot_be_asked_for() {
        for (ClientProfile profile : ClientProfile.values()) {
            ScimClient asking = clientOf(client, profile);
            for (String text : List.of("a\u0000b", "\"a\u0000b\"", "\"\\u0000\"", "\"\\ud800\"")) {
                asking.filter("/Users", "userName eq " + text).isError(400, "invalidFilter");
                asking.filter("/Users", "nickName co " + text).isError(400, "invalidFilter");
            }
            asking.get("/Users?sortBy=a%00").isError(400, "invalidValue");
            asking.get("/Users?cursor=a%00").isError(400, "invalidCursor");
            asking.get("/Users?attributes=a%00").hasStatus(200);
        }
    }

    private String filled(String filter) {
        String filled = filter.replace("{base}", client.server() + "/scim/v2");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
            String capitals = id.getValue().toUpperCase(Locale.ROOT);
            filled = filled.replace("{" + id.getKey().toUpperCase(Locale.ROOT) + "}", capitals);
        }
        return filled;
    }

    private static List<String> found(ScimClient client, String endpoint, String filter, String name) {
        JsonNode body = client.filter(endpoint, filter).hasStatus(200).body();
        List<String> found = body.get("Resources").values().stream()
                .map(resource -> resource.get(name).stringValue())
                .toList();
        assertThat(body.get("totalResults").intValue()).isEqualTo(found.size());
        return found;
    }

    private static List<String> names(String text) {
        return text == null ? List.of() : Arrays.asList(text.split(" "));
    }
}
